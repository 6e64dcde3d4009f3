import { Link } from '@tanstack/react-router'
import { Person } from '../../../ui/Avatar.tsx'
import { buttonClass } from '../../../ui/Button.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { see } from '../contract.ts'
import type { Named } from './PersonField.tsx'
import classes from './TalkTo.module.css'

/** Somebody to talk to: their name, and behind it the way to write to them and to their page. */
export function TalkTo({ person, name }: Named) {
  const { me } = useViewer()
  if (person === me.person) return <span>{t('you')}</span>
  return (
    <Popover
      label={t('Talk to {{name}}', { name })}
      opener={(opener) => (
        <button type="button" {...opener} className={classes.name}>
          {name}
        </button>
      )}
    >
      {() => <Reached person={person} name={name} />}
    </Popover>
  )
}

function Reached({ person, name }: Named) {
  const paths = usePaths()
  const asked = useAnswer(see, { person }, { fresh: 60_000 })
  return (
    <div className={classes.panel}>
      <Answered query={asked} loading={<Loading lines={2} />}>
        {({ title, email, manager }) => (
          <>
            <Person name={name} detail={title} />
            {manager && <p className={classes.quiet}>{t('Reports to {{name}}', { name: manager.name })}</p>}
            <span className={classes.ways}>
              {email && (
                <a href={`mailto:${email}`} className={buttonClass}>
                  {t('Write to them')}
                </a>
              )}
              <Link to={paths.person(person)} className={buttonClass}>
                {t('Their page')}
              </Link>
            </span>
          </>
        )}
      </Answered>
    </div>
  )
}
