import { useState } from 'react'
import { dayIn } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/Button.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { civilDate } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { Asking } from '../briefing.ts'
import { type BriefingSeen, mark as markIt } from '../contract.ts'
import classes from './Briefings.module.css'
import { markWord } from './saying.ts'

/** What it was to its reader: one press, or a question or a concern in words; and what became of what they asked. */
export function MarkPart({ briefing }: { briefing: BriefingSeen }) {
  const { asked, mark, abilities } = briefing
  const may = abilities.mark?.allowed
  const { zone } = useViewer().organisation
  const notify = useNotice()
  const [asking, setAsking] = useState<Asking | null>(null)
  const act = useAct(markIt, { after: () => notify(t('Thank you. It is counted, without your name.')) })
  if (!may && asked.length === 0) return null
  const press = (kind: Asking) => () => setAsking(asking === kind ? null : kind)
  return (
    <div className={classes.screen}>
      <Section title={t('Is it clear?')} aside={mark ? t('You said: {{mark}}', { mark: markWord(mark) }) : undefined}>
        {may && (
          <div className={classes.marks}>
            <Button
              look={mark === null && asking === null && !abilities['pass on']?.allowed ? 'primary' : 'plain'}
              aria-pressed={mark === 'understood'}
              busy={act.isPending}
              onClick={() => act.mutate({ briefing: briefing.briefing, mark: 'understood' })}
            >
              {t('Understood')}
            </Button>
            <Button aria-expanded={asking === 'question'} onClick={press('question')}>
              {t('A question')}
            </Button>
            <Button aria-expanded={asking === 'concern'} onClick={press('concern')}>
              {t('A concern')}
            </Button>
          </div>
        )}
        {may && asking && <Ask key={asking} briefing={briefing} kind={asking} onDone={() => setAsking(null)} />}
        {asked.length > 0 && (
          <ul className={classes.list}>
            {asked.map((each) => (
              <li key={each.question} className={classes.entry}>
                <span className={classes.quiet}>
                  {t('You asked on {{date}}', { date: civilDate(dayIn(zone, new Date(each.askedAt)), locale()) })}
                </span>
                <q className={classes.said}>{each.body}</q>
                {each.answer ? (
                  <div className={classes.here}>
                    <span className={classes.quiet}>{each.answeredBy?.name}</span>
                    <p className={classes.text}>{each.answer}</p>
                  </div>
                ) : (
                  <span className={classes.quiet}>{t('It is with {{name}}.', { name: each.holder.name })}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  )
}

function Ask({ briefing, kind, onDone }: { briefing: BriefingSeen; kind: Asking; onDone: () => void }) {
  const notify = useNotice()
  const name = briefing.mine?.from?.name ?? briefing.owner.name
  const [words, change, forget] = useKept(`${kind} on ${briefing.briefing}`, '')
  const act = useAct(markIt, {
    after: () => {
      forget()
      onDone()
      notify(t('{{name}} has it now.', { name }))
    },
  })
  const faults = faultsIn(act.error, ['words'])
  return (
    <Form
      busy={act.isPending}
      refusal={faults.refusal}
      onSubmit={() => act.mutate({ briefing: briefing.briefing, mark: kind, words })}
    >
      <LongTextField
        label={kind === 'question' ? t('What do you ask?') : t('What concerns you?')}
        hint={t('It goes with your name to {{name}}, who answers or passes it upward.', { name })}
        rows={3}
        value={words}
        onChange={change}
        error={faults.at('words')}
      />
      <FormActions
        submit={kind === 'question' ? t('Ask') : t('Say it')}
        busy={act.isPending}
        cancel={{ label: t('Cancel'), onSelect: onDone }}
      />
    </Form>
  )
}
