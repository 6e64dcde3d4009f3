import { useState } from 'react'
import { write } from '../../../conversation/comments/contract.ts'
import type { OutputOf } from '../../../kernel/contract.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { instant } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { owing } from '../contract.ts'
import classes from './Owed.module.css'
import { RowTitle } from './RowTitle.tsx'

type Question = OutputOf<typeof owing>['questions'][number]

/** Comments that mention me and wait for an answer, which is given where they stand. */
export function Questions({ questions }: { questions: Question[] }) {
  const paths = usePaths()
  const { zone } = useViewer().organisation
  const [open, setOpen] = useState<Question | null>(null)
  return (
    <>
      {questions.length > 0 && (
        <Section title={t('Questions to me')} aside={questions.length}>
          <ul className={classes.rows}>
            {questions.map((question) => (
              <li key={question.comment} className={classes.row} data-owed>
                <RowTitle to={paths.goal(question.goal.node)}>{question.goal.title}</RowTitle>
                <span className={classes.facts}>
                  <span>
                    {t('{{name}}, {{at}}:', {
                      name: question.by?.name ?? t('Somebody'),
                      at: instant(question.at, locale(), zone),
                    })}
                  </span>
                  <q>{question.body}</q>
                </span>
                <span className={classes.acts}>
                  <Button
                    size="small"
                    data-open
                    aria-label={t('Answer {{name}} about “{{title}}”', {
                      name: question.by?.name ?? t('somebody'),
                      title: question.goal.title,
                    })}
                    onClick={() => setOpen(question)}
                  >
                    {t('Answer')}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {open && <AnswerDialog question={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function AnswerDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const notify = useNotice()
  const [body, change, forget] = useKept(`answer to ${question.comment}`, '')
  const act = useAct(write, {
    after: () => {
      forget()
      onClose()
      notify(t('Answered.'))
    },
  })
  const faults = faultsIn(act.error, ['body'])
  const { kind, subject, by } = question
  return (
    <Dialog open guarded title={t('Answer about {{title}}', { title: question.goal.title })} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => act.mutate({ kind, subject, body, mentions: by ? [by.person] : [] })}
      >
        <q>{question.body}</q>
        <LongTextField label={t('Answer')} rows={3} value={body} onChange={change} error={faults.at('body')} />
        <FormActions submit={t('Answer')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
