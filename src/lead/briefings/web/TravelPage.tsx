import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { PersonLink } from '../../../people/persons/web/PersonLink.tsx'
import { TalkTo } from '../../../people/persons/web/TalkTo.tsx'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { civilDate, number } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Section } from '../../../ui/Section.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { locale, t } from '../../../web/words.ts'
import { type BriefingSeen, end, lookAgain, nudge, see, travel } from '../contract.ts'
import classes from './Briefings.module.css'

type Travel = OutputOf<typeof travel>

/** For its sender: how far it has come, with whom it lies, and whether it is understood. */
export function TravelPage() {
  const paths = usePaths()
  const briefing = useParams({ strict: false }).briefing as string
  const query = useAnswer(see, { briefing })
  const way = useAnswer(travel, { briefing }, { live: 'any' })
  useTrail([
    { label: t('Briefings'), to: paths.briefings },
    { label: query.data?.title ?? '…', to: paths.briefing(briefing) },
    { label: t('How it travels') },
  ])
  return (
    <AnsweredPage query={query} title={t('How it travels')}>
      {(seen) => (
        <AnsweredPage query={way} title={seen.title}>
          {(found) => <Known briefing={seen} way={found} />}
        </AnsweredPage>
      )}
    </AnsweredPage>
  )
}

function Known({ briefing, way }: { briefing: BriefingSeen; way: Travel }) {
  const paths = usePaths()
  const [asking, setAsking] = useState<'end' | 'look again' | null>(null)
  const { abilities } = briefing
  return (
    <Page
      title={t('How it travels')}
      product="Bearing"
      kicker={<Link to={paths.briefing(briefing.briefing)}>{briefing.title}</Link>}
      actions={
        <>
          {briefing.toAnswer > 0 && (
            <Link to={paths.briefing(briefing.briefing)} className={buttonClass} data-look="primary">
              {t('Answer {{count}} questions', { count: briefing.toAnswer, one: 'Answer one question' })}
            </Link>
          )}
          {abilities['look again']?.allowed && (
            <Button onClick={() => setAsking('look again')}>
              {t('Look again on {{date}}', { date: civilDate(briefing.lookAgainOn, locale()) })}
            </Button>
          )}
          {abilities.end?.allowed && (
            <Button look="quiet" onClick={() => setAsking('end')}>
              {t('End it')}
            </Button>
          )}
        </>
      }
    >
      <Reach way={way} />
      <Holders way={way} state={briefing.state} />
      <Teams way={way} />
      <Said way={way} />
      {asking === 'end' && <EndDialog briefing={briefing.briefing} onClose={() => setAsking(null)} />}
      {asking === 'look again' && <AgainDialog briefing={briefing} onClose={() => setAsking(null)} />}
    </Page>
  )
}

function Reach({ way: { reached, goesTo, median, managers, passed, all } }: { way: Travel }) {
  const said = (value: number) => number(value, locale())
  return (
    <div className={classes.list}>
      <p className={classes.sum}>
        {t('It has reached {{reached}} of {{all}}', { reached: said(reached), all: said(Math.max(reached, goesTo)) })}
      </p>
      <p className={classes.text}>
        {managers > 0 &&
          (median === null
            ? t('{{passed}} of {{count}} managers have passed it on themselves.', {
                passed: said(passed),
                count: managers,
                one: '{{passed}} of one manager has passed it on.',
              })
            : median === 0
              ? t('Half of its {{count}} managers pass it on the same day.', {
                  count: managers,
                  one: 'Its one manager passed it on the same day.',
                })
              : t('It takes {{count}} days until half of its managers have passed it on.', {
                  count: median,
                  one: 'It takes one day until half of its managers have passed it on.',
                }))}{' '}
        {all
          ? t('Of those who answered: understood {{understood}}, questions {{questions}}, concerns {{concerns}}.', {
              understood: said(all.understood),
              questions: said(all.questions),
              concerns: said(all.concerns),
            })
          : t('What it was to people is said as soon as five of one team have answered.')}
      </p>
    </div>
  )
}

function Holders({ way, state }: { way: Travel; state: BriefingSeen['state'] }) {
  const notify = useNotice()
  const act = useAct(nudge, { after: () => notify(t('Reminded.')) })
  if (way.holders.length === 0)
    return state === 'under way' ? (
      <Section title={t('Where it lies')}>
        <p className={classes.quiet}>{t('Nowhere: whoever has it has passed it on, or has nobody below.')}</p>
      </Section>
    ) : null
  return (
    <Section title={t('Where it lies')} aside={way.holders.length}>
      <ul className={classes.list}>
        {way.holders.map(({ person, days, waiting, nudgedOn, passBy }) => (
          <li key={person.person} className={classes.spread}>
            <span className={classes.entry}>
              <TalkTo {...person} />
              <span className={classes.quiet}>
                {[
                  days === 0 ? t('since today') : t('for {{count}} days', { count: days, one: 'since yesterday' }),
                  waiting > 0 && t('{{count}} wait below', { count: waiting, one: 'one waits below' }),
                  passBy && t('goes on by itself on {{date}}', { date: civilDate(passBy, locale()) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {nudgedOn ? (
              <span className={classes.quiet}>
                {t('reminded on {{date}}', { date: civilDate(nudgedOn, locale()) })}
              </span>
            ) : (
              <Button
                size="small"
                aria-label={t('Remind {{name}}', { name: person.name })}
                busy={act.isPending}
                onClick={() => act.mutate({ briefing: way.briefing, person: person.person })}
              >
                {t('Remind')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Teams({ way: { teams } }: { way: Travel }) {
  const cell = (value: number | null) => (value === null ? '–' : number(value, locale()))
  return (
    <Section title={t('By team')}>
      <DataTable
        caption={t('By team')}
        rows={teams}
        rowKey={(row) => row.team?.team ?? 'none'}
        columns={[
          { key: 'team', header: t('Team'), main: true, cell: (row) => row.team?.name ?? t('In no team') },
          { key: 'reached', header: t('Reached'), width: '7rem', align: 'end', cell: (row) => cell(row.reached) },
          {
            key: 'bars',
            header: t('Of those who answered'),
            width: '16rem',
            hideOnPhone: true,
            cell: (row) => <Bars row={row} />,
          },
          {
            key: 'understood',
            header: t('Understood'),
            width: '8rem',
            align: 'end',
            cell: (row) => cell(row.understood),
          },
          { key: 'questions', header: t('Questions'), width: '8rem', align: 'end', cell: (row) => cell(row.questions) },
          { key: 'concerns', header: t('Concerns'), width: '8rem', align: 'end', cell: (row) => cell(row.concerns) },
        ]}
      />
      <p className={classes.quiet}>
        {t(
          'Nobody’s own answer is shown: a team’s are counted in whole fives, as each said first, and a dash stands where fewer than five have answered.',
        )}
      </p>
    </Section>
  )
}

function Bars({ row: { understood, questions, concerns } }: { row: Travel['teams'][number] }) {
  if (understood === null) return null
  return (
    <div className={classes.bars} aria-hidden>
      {understood > 0 && <span data-mark="understood" style={{ flexGrow: understood }} />}
      {questions ? <span data-mark="question" style={{ flexGrow: questions }} /> : null}
      {concerns ? <span data-mark="concern" style={{ flexGrow: concerns }} /> : null}
    </div>
  )
}

function Said({ way: { words } }: { way: Travel }) {
  if (words.length === 0) return null
  return (
    <Section title={t('What managers said that it means there')}>
      <ul className={classes.list}>
        {words.map(({ person, words: said, passedOn }) => (
          <li key={person.person} className={classes.here}>
            <span className={classes.quiet}>
              <PersonLink {...person} /> {passedOn && civilDate(passedOn, locale())}
            </span>
            <p className={classes.text}>{said}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function EndDialog({ briefing, onClose }: { briefing: string; onClose: () => void }) {
  const [words, setWords] = useState('')
  const act = useAct(end, { after: onClose })
  const faults = faultsIn(act.error, ['words'])
  return (
    <Dialog open guarded title={t('End it')} onClose={onClose}>
      <Form busy={act.isPending} refusal={faults.refusal} onSubmit={() => act.mutate({ briefing, words })}>
        <p>{t('It travels no further, and stays to be read.')}</p>
        <LongTextField
          label={t('What came of it')}
          optional
          rows={3}
          value={words}
          onChange={setWords}
          error={faults.at('words')}
        />
        <FormActions submit={t('End it')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}

function AgainDialog({ briefing, onClose }: { briefing: BriefingSeen; onClose: () => void }) {
  const [on, setOn] = useState(briefing.lookAgainOn)
  const act = useAct(lookAgain, { after: onClose })
  const faults = faultsIn(act.error, ['on'])
  return (
    <Dialog open title={t('Look again')} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => act.mutate({ briefing: briefing.briefing, on })}
      >
        <DateField label={t('When')} value={on} onChange={setOn} error={faults.at('on')} />
        <FormActions submit={t('Save')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
