import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { SeenBy } from '../../../people/sight/web/SeenBy.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Page } from '../../../ui/Page.tsx'
import { Section } from '../../../ui/Section.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { aWholeNumber, useAddress } from '../../../web/address.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { locale, t } from '../../../web/words.ts'
import { yearsIn } from '../allotting.ts'
import { type StrategySeen, see } from '../contract.ts'
import { OnAPage } from './OnAPage.tsx'
import { SideBySide } from './SideBySide.tsx'
import { SlidesButton } from './SlidesButton.tsx'
import classes from './Strategy.module.css'
import { UseDialog } from './UseDialog.tsx'
import { Versions } from './Versions.tsx'

const fields = { year: aWholeNumber(1900, 2200) }

/** The strategy in force: on a page, what each priority is given and how it stands, and its versions. */
export function StrategyPage() {
  const [{ year }] = useAddress(fields)
  // A version that is not here yet may come into force.
  const query = useAnswer(see, { year }, { live: 'any', keep: true })
  useTrail([{ label: t('Strategy') }])
  return (
    <AnsweredPage query={query} title={t('Strategy')}>
      {(seen) => <Strategy seen={seen} />}
    </AnsweredPage>
  )
}

function Strategy({ seen }: { seen: StrategySeen }) {
  const { published, draft, abilities } = seen
  const paths = usePaths()
  const navigate = useNavigate()
  const mayWrite = abilities.write?.allowed
  const write = (look?: 'primary') => (
    <Button look={look} onClick={() => void navigate({ to: paths.writeStrategy })}>
      {draft ? t('Go on writing the next version') : published ? t('Write the next version') : t('Write the strategy')}
    </Button>
  )
  if (!published)
    return (
      <Page title={t('Strategy')} width="reading" product="Bearing">
        <Empty title={t('What do we choose, and what not?')} action={mayWrite ? write('primary') : undefined}>
          {mayWrite
            ? t(
                'A few priorities that carry the vision, what each is given, and what we will not do. People read here why.',
              )
            : t('No strategy that you see has been published yet. {{because}}', {
                because: abilities.write?.because ?? '',
              })}
        </Empty>
      </Page>
    )
  const { by, publishedOn, lookAgainOn } = published
  const date = civilDate(publishedOn, locale())
  return (
    <Page
      title={t('Strategy')}
      product="Bearing"
      kicker={<SeenBy audience={published.audience} />}
      actions={
        <>
          <Button look="quiet" onClick={() => print()}>
            {t('Print')}
          </Button>
          <SlidesButton year={seen.year} />
          {mayWrite && write()}
        </>
      }
    >
      <OnAPage said={published} />
      <p className={classes.quiet}>
        {[
          by ? t('Published on {{date}} by {{name}}', { date, name: by.name }) : t('Published on {{date}}', { date }),
          lookAgainOn && t('to look at again on {{date}}', { date: civilDate(lookAgainOn, locale()) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className={classes.next}>
        <GivenPart seen={seen} published={published} />
      </div>
      <div className={classes.unprinted}>
        <Versions versions={seen.versions} />
      </div>
    </Page>
  )
}

function GivenPart({ seen, published }: { seen: StrategySeen; published: NonNullable<StrategySeen['published']> }) {
  const [, setAddress] = useAddress(fields)
  const [using, setUsing] = useState(false)
  const years = [...new Set([...yearsIn([...published.allotments, ...seen.used]), seen.year])].sort((a, b) => a - b)
  return (
    <Section
      title={t('Given to each')}
      aside={<span className={classes.printed}>{seen.year}</span>}
      actions={
        <div className={`${classes.row} ${classes.unprinted}`}>
          {seen.mayUse.length > 0 && (
            <Button size="small" onClick={() => setUsing(true)}>
              {t('Say what was used')}
            </Button>
          )}
          <SelectField
            label={t('Year')}
            value={String(seen.year)}
            onChange={(year) => setAddress({ year: Number(year) }, { replace: true })}
            choices={years.map((year) => ({ value: String(year), label: String(year) }))}
          />
        </div>
      }
    >
      <SideBySide said={published} used={seen.used} year={seen.year} told={seen.disagreements} />
      {using && <UseDialog seen={seen} published={published} onClose={() => setUsing(false)} />}
    </Section>
  )
}
