import { Form, FormActions } from '../../../ui/Form.tsx'
import { civilDate, list } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { type BriefingSeen, passOn } from '../contract.ts'
import classes from './Briefings.module.css'

/** For a manager on its way: what it means here, and on it goes; afterwards, who below has it and who holds it. */
export function PassOnPart({ briefing }: { briefing: BriefingSeen }) {
  const { mine, abilities } = briefing
  if (abilities['pass on']?.allowed) return <Passing briefing={briefing} />
  if (!mine?.passedOn) return null
  const { have, holding } = mine.reports
  const names = list(
    holding.slice(0, 5).map(({ name }) => name),
    locale(),
  )
  return (
    <div className={classes.screen}>
      <p className={classes.quiet}>
        {mine.byClock
          ? t('It went on past you on {{date}}.', { date: civilDate(mine.passedOn, locale()) })
          : t('You passed it on {{date}}.', { date: civilDate(mine.passedOn, locale()) })}{' '}
        {have > 0 && t('{{count}} have it from you.', { count: have, one: 'One person has it from you.' })}{' '}
        {holding.length > 0 &&
          (holding.length > 5
            ? t('It lies with {{names}} and {{more}} more.', { names, more: holding.length - 5 })
            : t('It lies with {{names}}.', { names }))}
      </p>
    </div>
  )
}

function Passing({ briefing: { briefing, mine } }: { briefing: BriefingSeen }) {
  const notify = useNotice()
  const [words, change, forget] = useKept(`passing on ${briefing}`, '')
  const act = useAct(passOn, {
    after: () => {
      forget()
      notify(t('Passed on.'))
    },
  })
  const faults = faultsIn(act.error, ['words'])
  return (
    <div className={classes.screen}>
      <Section
        title={t('Pass it on')}
        aside={
          mine?.passBy ? t('goes on without you on {{date}}', { date: civilDate(mine.passBy, locale()) }) : undefined
        }
      >
        <Form busy={act.isPending} refusal={faults.refusal} onSubmit={() => act.mutate({ briefing, words })}>
          <LongTextField
            label={t('What it means here')}
            hint={t('In your own words. Read by those below you, and by its sender.')}
            optional
            rows={4}
            value={words}
            onChange={change}
            error={faults.at('words')}
          />
          <FormActions submit={t('Pass it on')} busy={act.isPending} />
        </Form>
      </Section>
    </div>
  )
}
