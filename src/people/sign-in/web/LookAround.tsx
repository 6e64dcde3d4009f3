import { useState } from 'react'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { PickField } from '../../../ui/PickField.tsx'
import { Section } from '../../../ui/Section.tsx'
import { among } from '../../../ui/search.ts'
import { Answered } from '../../../web/Answered.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { cast } from '../contract.ts'
import { type Cast, foremost } from './foremost.ts'
import classes from './LookAround.module.css'
import { startKey } from './start-key.ts'
import { useTakePlace } from './take-place.ts'

/** Whom of the demonstration's cast to be. */
export function LookAround() {
  const query = useAnswer(cast, { key: startKey() }, { fresh: 600_000 })
  return (
    <Section title={t('Look around in the demonstration')}>
      <p>
        {t(
          'A regional hospital group with a year behind it. It is fictional: its people, wards and numbers are invented. Choose whose eyes to look through; each sees what they should, and no more.',
        )}
      </p>
      <Answered query={query}>{({ persons }) => <Places persons={persons} />}</Answered>
    </Section>
  )
}

function Places({ persons }: { persons: Cast[] }) {
  const take = useTakePlace()
  const first = foremost(persons)
  const [others] = useState(() =>
    among(persons.map(({ person, name, title }) => ({ value: person, label: name, detail: title }))),
  )
  return (
    <>
      {take.error && <Failure what={take.error.message} />}
      <ul className={classes.places}>
        {first.map((one) => (
          <li key={one.person}>
            <button
              type="button"
              className={classes.place}
              disabled={take.isPending}
              onClick={() => take.mutate(one.person)}
            >
              <Avatar name={one.name} />
              <span>
                <span className={classes.name}>{one.name}</span>
                <span className={classes.title}>{one.title}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <PickField
        label={t('Somebody else')}
        value={null}
        onChange={(chosen) => chosen && take.mutate(chosen.value)}
        search={others}
        disabled={take.isPending}
        optional
      />
    </>
  )
}
