import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Stack } from '../../../ui/Layout.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import type { Refused } from '../../../web/refused.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { type ChangeLine, changeOfFramework } from '../../frameworks/change-of-framework.ts'
import { type Framework, frameworkRules, frameworks, ruleOf } from '../../frameworks/rules.ts'
import { change as changeGoal, type GoalView, see } from '../contract.ts'
import { type FrameworkFacts, readFacts } from '../framework-facts.ts'
import { writtenOf } from '../written.ts'
import classes from './ChangeFramework.module.css'
import { useGoalChange } from './changing.ts'
import { FactFields } from './FactFields.tsx'
import { withoutBlanks } from './fact-words.ts'
import { measuredOf } from './measured.ts'
import { frameworkName } from './saying.ts'

interface Props {
  goal: GoalView
  /** What was chosen already. */
  to?: Framework | null
  onClose: () => void
}

/** Another framework for a goal: what carries over, what is lost and what is asked is shown before it is done in one go. */
export function ChangeFramework({ goal, to: first, onClose }: Props) {
  const today = useToday()
  const notify = useNotice()
  const client = useQueryClient()
  const organisation = useOrganisation()
  const [to, setTo] = useState<Framework | null | undefined>(first)
  const [typed, setTyped] = useState<FrameworkFacts>({})
  const [tried, setTried] = useState(false)
  const { save, error, busy } = useGoalChange(goal)
  const rule = to === undefined ? null : ruleOf(to)
  const change = changeOfFramework(ruleOf(goal.framework), rule, goal.facts, writtenOf(goal, today), (day) =>
    civilDate(day, locale()),
  )
  const facts = withoutBlanks(to ?? null, { ...change.facts, ...typed })
  const wrong = to === undefined ? [] : readFacts(to, facts).faults
  const choose = (next: Framework | null | undefined) => {
    setTo(next)
    setTyped({})
    setTried(false)
  }
  const submit = async () => {
    setTried(true)
    if (to === undefined || wrong.length > 0) return
    const read = (version: GoalView) => JSON.stringify([version.framework, version.facts])
    if (!(await save({ fields: { framework: to, facts }, read, base: read(goal) }))) return
    onClose()
    notify({
      text: to
        ? t('It is written as {{framework}} now.', { framework: frameworkName(to) })
        : t('It has no framework now.'),
      action: { label: t('Undo'), onSelect: () => void undo() },
    })
  }
  /** As it was, with all that its framework kept. */
  const undo = async () => {
    const { node, framework, facts } = goal
    try {
      const { revision } = await ask(see, { goal: node.node }, { organisation })
      await ask(changeGoal, { goal: node.node, revision, framework, facts }, { organisation })
      notify(t('Taken back.'))
    } catch (refused) {
      notify({ text: (refused as Refused).message, kind: 'refusal' })
    }
    await client.invalidateQueries({ queryKey: [organisation] })
  }
  const refused = error && !error.faults.some(({ at }) => at.startsWith('facts.')) ? { what: error.message } : null
  return (
    <Dialog
      open
      guarded={Object.keys(typed).length > 0}
      shape="side"
      title={goal.framework ? t('Change the framework') : t('Choose a framework')}
      onClose={onClose}
    >
      <Form onSubmit={() => void submit()} busy={busy} refusal={refused}>
        <SelectField
          label={t('Write it as')}
          hint={to === undefined ? undefined : to ? t(frameworkRules[to].help) : t('A plain goal, checked by none.')}
          value={to === undefined ? '' : (to ?? 'none')}
          onChange={(chosen) => choose(chosen === '' ? undefined : chosen === 'none' ? null : (chosen as Framework))}
          choices={[
            { value: '', label: t('Choose one') },
            ...[null, ...frameworks]
              .filter((each) => each !== goal.framework)
              .map((each) => ({ value: each ?? 'none', label: each ? frameworkName(each) : t('No framework') })),
          ]}
          error={tried && to === undefined ? t('Choose how it is to be written.') : undefined}
        />
        {to !== undefined && (
          <Stack gap={5}>
            <Lines title={t('Carries over')} lines={change.carries} />
            <Lines title={t('Is lost')} lines={change.lost} nothing={t('Nothing is lost.')} />
            <Lines title={t('Is asked')} lines={change.asked} nothing={t('Nothing new is asked.')} />
          </Stack>
        )}
        {rule && rule.fields.length > 0 && (
          <FactFields
            fields={rule.fields}
            facts={{ ...change.facts, ...typed }}
            onChange={setTyped}
            measures={measuredOf(goal)}
            faultAt={(at) =>
              (tried ? wrong.find((fault) => fault.at === at)?.sentence : undefined) ?? error?.faultAt(at)
            }
          />
        )}
        <FormActions
          submit={
            to === undefined || to === null
              ? t('Change the framework')
              : t('Change to {{framework}}', { framework: frameworkName(to) })
          }
          busy={busy}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}

function Lines({ title, lines, nothing }: { title: string; lines: readonly ChangeLine[]; nothing?: string }) {
  if (lines.length === 0 && !nothing) return null
  return (
    <section className={classes.lines}>
      <h3 className={classes.title}>{title}</h3>
      {lines.length === 0 ? (
        <p className={classes.words}>{nothing}</p>
      ) : (
        <ul className={classes.list}>
          {lines.map(({ at, label, words }) => (
            <li key={`${at} ${words}`}>
              <span className={classes.label}>{t(label)}</span> <span className={classes.words}>{words}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
