import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Dialog.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { about, close, type PulseSeen, results } from '../contract.ts'
import { AskedOfMe } from './AskedOfMe.tsx'
import { GroupFigures } from './GroupFigures.tsx'
import { LaunchPulse, type Suggested } from './LaunchPulse.tsx'
import classes from './Pulses.module.css'
import { readingSaid, roundsSaid, rulesSaid } from './saying.ts'

interface Props {
  kind: string
  subject: string
  /** The heading. */
  title?: string
  /** What the form of asking begins with. */
  suggested?: Suggested
  /** What the subject makes of the figures, in a sentence. */
  sentence?: (pulse: PulseSeen) => string | null
}

/** What was asked about a subject: my answer in place, and what groups have answered. Nothing where nobody has asked or may. */
export function PulsePart({ kind, subject, title = t('What people say'), suggested, sentence }: Props) {
  const { data } = useAnswer(about, { kind, subject }, { live: 'any' })
  const [asking, setAsking] = useState(false)
  const [earlier, setEarlier] = useState(false)
  if (!data) return null
  const { pulses, abilities } = data
  const mayAsk = abilities.launch.allowed
  if (pulses.length === 0 && !mayAsk) return null
  const shown = earlier ? pulses : pulses.slice(0, 1)
  return (
    <>
      <AskedOfMe subject={subject} />
      <Section
        title={title}
        actions={
          mayAsk && (
            <Button size="small" onClick={() => setAsking(true)}>
              {t('Ask')}
            </Button>
          )
        }
      >
        {pulses.length === 0 && (
          <p className={classes.quiet}>
            {t('Nobody has been asked yet. Answers are anonymous, and shown for groups of five or more.')}
          </p>
        )}
        {shown.map((pulse, place) =>
          place === 0 ? (
            <Results key={pulse.pulse} pulse={pulse} sentence={sentence} />
          ) : (
            <Earlier key={pulse.pulse} pulse={pulse} sentence={sentence} />
          ),
        )}
        {pulses.length > 1 && (
          <div className={classes.more}>
            <Button look="quiet" size="small" onClick={() => setEarlier(!earlier)}>
              {earlier
                ? t('Only the latest')
                : t('{{count}} asked earlier', { count: pulses.length - 1, one: '{{count}} asked earlier' })}
            </Button>
          </div>
        )}
      </Section>
      {asking && <LaunchPulse kind={kind} subject={subject} suggested={suggested} onClose={() => setAsking(false)} />}
    </>
  )
}

/** The list leaves figures of earlier pulses out. */
function Earlier({ pulse, sentence }: { pulse: PulseSeen; sentence?: Props['sentence'] }) {
  const { data } = useAnswer(results, { pulse: pulse.pulse }, { live: 'any' })
  return data ? <Results pulse={data} sentence={sentence} /> : null
}

function Results({ pulse, sentence }: { pulse: PulseSeen; sentence?: Props['sentence'] }) {
  const [closing, setClosing] = useState(false)
  const act = useAct(close, { after: () => setClosing(false) })
  const over = pulse.rounds.some(({ state }) => state === 'closed')
  const open = pulse.rounds.some(({ state }) => state === 'open')
  const said = sentence?.(pulse) ?? pulse.questions.map((_, at) => readingSaid(pulse, at)).find((one) => one !== null)
  return (
    <article className={classes.result}>
      {said && <p className={classes.said}>{said}</p>}
      <p className={classes.quiet}>{roundsSaid(pulse)}</p>
      {over &&
        pulse.questions.map((question, at) =>
          question.form === 'scale' ? (
            <GroupFigures key={question.words} pulse={pulse} at={at} />
          ) : (
            <Texts key={question.words} pulse={pulse} at={at} />
          ),
        )}
      {!over && <p className={classes.question}>{pulse.questions.map(({ words }) => words).join(' · ')}</p>}
      {pulse.abilities.close?.allowed && (
        <div>
          <Button look="quiet" size="small" onClick={() => setClosing(true)}>
            {open ? t('Close this round now') : t('Ask no further rounds')}
          </Button>
        </div>
      )}
      <Confirm
        open={closing}
        title={open ? t('Close this round now?') : t('Ask no further rounds?')}
        confirm={open ? t('Close it') : t('Ask no more')}
        cancel={t('Leave it')}
        busy={act.isPending}
        onConfirm={() => act.mutate({ pulse: pulse.pulse, stop: !open })}
        onClose={() => setClosing(false)}
      >
        <p>
          {open
            ? t('Whoever has not answered cannot do so any more. What has been answered is added up and removed.')
            : t('What was shown stays.')}
        </p>
        <p className={classes.quiet}>{rulesSaid(pulse.rules)}</p>
      </Confirm>
    </article>
  )
}

/** Texts of one round, shuffled: the latest that shows any. */
function Texts({ pulse, at }: { pulse: PulseSeen; at: number }) {
  const [all, setAll] = useState(false)
  const found = pulse.texts.filter(({ question }) => question === at).sort((a, b) => b.round - a.round)[0]
  const words = pulse.questions[at]?.words
  if (!found)
    return (
      <p className={classes.quiet}>
        {t('{{words}} Fewer than {{least}} wrote, so nobody reads what they wrote.', {
          words: words ?? '',
          least: pulse.rules.texts,
        })}
      </p>
    )
  const on = pulse.rounds.find(({ round }) => round === found.round)?.closesOn
  return (
    <div className={classes.texts}>
      <p className={classes.question}>{words}</p>
      <ul className={classes.voices}>
        {(all ? found.texts : found.texts.slice(0, 5)).map((text, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells one text from another
          <li key={place}>{text}</li>
        ))}
      </ul>
      <p className={classes.quiet}>{on && t('In shuffled order, {{date}}.', { date: civilDate(on, locale()) })}</p>
      {found.texts.length > 5 && (
        <div>
          <Button look="quiet" size="small" onClick={() => setAll(!all)}>
            {all ? t('Show fewer') : t('Show all {{count}}', { count: found.texts.length, one: 'Show it' })}
          </Button>
        </div>
      )}
    </div>
  )
}
