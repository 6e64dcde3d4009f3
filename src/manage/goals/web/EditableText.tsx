import { type ReactNode, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { readKept, useKeptKey, writeKept } from '../../../web/kept.ts'
import { t } from '../../../web/words.ts'
import type { GoalView } from '../contract.ts'
import { useGoalChange } from './changing.ts'
import classes from './EditableText.module.css'

interface Props {
  goal: GoalView
  field: 'why' | 'how'
  label: string
  /** Names the button for those who only hear it: "Edit why". */
  edit: string
  meaning?: boolean
  children: ReactNode
  /** Shown in place of the text where there is none; gets what opens the field. */
  gap: (open: () => void) => ReactNode
}

interface Writing {
  text: string
  /** The text when the writer began. */
  base: string
}

/** A text of the goal, written where it stands. What is typed is kept; what others wrote meanwhile is shown beside it. */
export function EditableText(props: Props) {
  const { goal, field, edit, children, gap } = props
  const key = useKeptKey(`goal ${goal.node.node} ${field}`)
  const [writing, setWriting] = useState<Writing | null>(() => readKept<Writing>(key))
  const mayEdit = goal.abilities.edit?.allowed
  const change = (next: Writing | null) => {
    setWriting(next)
    writeKept(key, next ?? undefined)
  }
  const open = () => change({ text: goal[field], base: goal[field] })

  if (writing && mayEdit) return <Editor {...props} writing={writing} onChange={change} />
  if (!goal[field]) return <>{gap(open)}</>
  return (
    <div className={classes.shown}>
      {children}
      {mayEdit && (
        <Button look="quiet" size="small" aria-label={edit} onClick={open}>
          {t('Edit')}
        </Button>
      )}
    </div>
  )
}

type EditorProps = Props & { writing: Writing; onChange: (writing: Writing | null) => void }

function Editor({ goal, field, label, meaning, writing, onChange }: EditorProps) {
  const { save, error, busy } = useGoalChange(goal)
  const theirs = goal[field]
  const differs = theirs !== writing.base && theirs !== writing.text
  const faults = faultsIn(error, [field])
  const submit = async () => {
    const read = (version: GoalView) => version[field]
    // Whoever saves with both texts in sight has seen the other one.
    const base = differs ? theirs : writing.base
    if (await save({ fields: { [field]: writing.text }, read, base })) onChange(null)
  }
  return (
    <Form onSubmit={() => void submit()} busy={busy} refusal={faults.refusal}>
      <div className={differs ? classes.both : undefined} data-clash={differs || undefined}>
        {differs && (
          <div className={classes.theirs}>
            <p className={classes.says}>{t('Somebody else changed this while you were writing. This is theirs:')}</p>
            <p className={meaning ? classes.meaning : classes.text}>{theirs || t('(empty)')}</p>
            <div>
              <Button size="small" onClick={() => onChange(null)}>
                {t('Take theirs')}
              </Button>
            </div>
          </div>
        )}
        <LongTextField
          label={differs ? t('Yours') : label}
          hint={differs ? t('Bring both together here, or save yours as it is.') : undefined}
          meaning={meaning}
          rows={5}
          value={writing.text}
          onChange={(text) => onChange({ ...writing, text })}
          error={faults.at(field)}
          optional
        />
      </div>
      <FormActions
        submit={differs ? t('Save mine') : t('Save')}
        busy={busy}
        cancel={{ label: t('Cancel'), onSelect: () => onChange(null) }}
      />
    </Form>
  )
}
