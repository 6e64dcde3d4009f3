import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { frameworkWord } from '../../../graph/web/saying.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { civilDate } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { ask } from '../../../web/ask.ts'
import { Conflict } from '../../../web/Conflict.tsx'
import { useOrganisation } from '../../../web/organisation.tsx'
import type { Refused } from '../../../web/refused.ts'
import { locale, t } from '../../../web/words.ts'
import type { Framework } from '../../frameworks/rules.ts'
import { change, type GoalView, see } from '../../goals/contract.ts'
import { changeGoals, type OneChange, type Row } from '../contract.ts'
import { columnWord, confidenceWord, daysWord } from './saying.ts'

/** What is edited in a cell, and with what it is replaced. */
export type Edit =
  | { column: 'title'; value: string }
  | { column: 'owner'; value: { person: string; name: string } | null }
  | { column: 'team'; value: { team: string; name: string } | null }
  | { column: 'start' | 'due'; value: string | null }
  | { column: 'rhythm' | 'confidence'; value: number | null }
  | { column: 'framework'; value: Framework | null }

/** As the operation takes it; the same for both when nothing was changed. */
const sent = ({ column, value }: Edit): string | number | null =>
  column === 'owner' ? (value?.person ?? null) : column === 'team' ? (value?.team ?? null) : value

function said({ column, value }: Edit): string {
  if (column === 'framework') return frameworkWord(value)
  if (value === null) return t('nothing')
  if (typeof value === 'number') return column === 'confidence' ? confidenceWord(value) : daysWord(value)
  if (typeof value === 'object') return value.name
  return column === 'title' ? value : civilDate(value, locale())
}

/** The cell as it stands in a row, or in a goal that was read anew. */
export function standing(row: Row | GoalView, column: Edit['column']): Edit {
  const { node } = row
  if (column === 'title') return { column, value: node.title }
  if (column === 'owner') return { column, value: node.owner }
  if (column === 'team') return { column, value: node.team }
  if (column === 'confidence') return { column, value: 'checkedIn' in row ? row.checkedIn.confidence : row.confidence }
  if (column === 'framework') return { column, value: node.framework as Framework | null }
  if (column === 'rhythm') return { column, value: 'ownRhythm' in row ? row.ownRhythm : row.rhythm }
  return { column, value: node[column] }
}

/** A row as it will be once what was edited has been saved. */
export function edited(row: Row, edits: readonly Edit[]): Row {
  const next = { ...row, node: { ...row.node } }
  for (const { column, value } of edits) {
    if (column === 'rhythm') next.rhythm = value ?? next.rhythm
    else if (column === 'confidence') next.confidence = value
    else Object.assign(next.node, { [column]: value })
  }
  return next
}

interface Clash {
  row: Row
  edit: Edit
  error: Refused
  latest: GoalView
}

/**
 * Saves a cell: it shows at once what was typed, and goes back where that is refused. Where somebody changed another
 * cell meanwhile both stand; where they changed this one, both are shown. What was saved can be taken back.
 */
export function useEdits() {
  const client = useQueryClient()
  const organisation = useOrganisation()
  const notify = useNotice()
  const [pending, setPending] = useState<ReadonlyMap<string, readonly Edit[]>>(new Map())
  const [clash, setClash] = useState<Clash | null>(null)

  const show = (goal: string, edit: Edit) =>
    setPending((before) => new Map(before).set(goal, [...(before.get(goal) ?? []), edit]))
  const forget = (goal: string, edit: Edit) =>
    setPending((before) => {
      const left = (before.get(goal) ?? []).filter((each) => each !== edit)
      const next = new Map(before).set(goal, left)
      if (left.length === 0) next.delete(goal)
      return next
    })

  const write = (goal: string, revision: number, edit: Edit) =>
    ask(change, { goal, revision, [edit.column]: sent(edit) }, { organisation })

  /** The goal as it was saved, or nothing where somebody else was quicker. */
  const attempt = async (row: Row, edit: Edit): Promise<GoalView | null> => {
    const goal = row.node.node
    const before = standing(row, edit.column)
    let { revision } = row
    for (let turn = 0; ; turn += 1) {
      try {
        return await write(goal, revision, edit)
      } catch (refused) {
        const error = refused as Refused
        if (error.kind !== 'conflict' || error.theirs === undefined || turn > 2) throw refused
        const latest = await ask(see, { goal }, { organisation })
        // The row says the rhythm in force, which need not be the goal's own.
        if (edit.column !== 'rhythm' && sent(standing(latest, edit.column)) !== sent(before)) {
          setClash({ row, edit, error, latest })
          return null
        }
        revision = latest.revision
      }
    }
  }

  const undo = async (goal: string, revision: number, before: Edit) => {
    try {
      await write(goal, revision, before)
      notify(t('Taken back.'))
    } catch (refused) {
      notify({ text: (refused as Refused).message, kind: 'refusal' })
    }
    await client.invalidateQueries({ queryKey: [organisation] })
  }

  const send = async (one: OneChange) => {
    const { goals } = await ask(changeGoals, { changes: [one] }, { organisation })
    const [came] = goals
    if (came?.came === 'refused') throw new Error(came.because ?? t('This cannot be changed here.'))
    await client.invalidateQueries({ queryKey: [organisation] })
    return came?.undo ?? null
  }

  /** A confidence is stated by a check-in, and taken back by correcting it to what was stated before. */
  const checkIn = async (goal: string, confidence: number): Promise<void> => {
    const back = await send({ goal, confidence })
    notify({
      text: t('Checked in: confidence {{confidence}}.', { confidence: confidenceWord(confidence) }),
      ...(back && {
        action: {
          label: t('Undo'),
          onSelect: () =>
            void send(back)
              .then(() => notify(t('Taken back.')))
              .catch((refused: Error) => notify({ text: refused.message, kind: 'refusal' })),
        },
      }),
    })
  }

  const save = async (row: Row, edit: Edit): Promise<void> => {
    const goal = row.node.node
    const before = standing(row, edit.column)
    if (sent(before) === sent(edit)) return
    show(goal, edit)
    try {
      if (edit.column === 'confidence') {
        if (edit.value !== null) await checkIn(goal, edit.value)
        return
      }
      const saved = await attempt(row, edit)
      if (saved) {
        const back = edit.column === 'rhythm' ? null : before
        notify({
          text: t('{{column}} changed: {{value}}.', { column: columnWord(edit.column), value: said(edit) }),
          // A goal that had no owner cannot be given none again.
          ...(back &&
            !(back.column === 'owner' && back.value === null) && {
              action: { label: t('Undo'), onSelect: () => void undo(goal, saved.revision, back) },
            }),
        })
        await client.invalidateQueries({ queryKey: [organisation] })
      }
    } catch (refused) {
      notify({ text: (refused as Refused).message, kind: 'refusal' })
    } finally {
      forget(goal, edit)
    }
  }

  const both = clash && (
    <Dialog open title={t('Somebody changed it meanwhile')} onClose={() => setClash(null)}>
      <Conflict
        error={clash.error}
        fields={[
          {
            field: clash.edit.column,
            label: columnWord(clash.edit.column),
            print: (value) => said(value === sent(clash.edit) ? clash.edit : standing(clash.latest, clash.edit.column)),
          },
        ]}
        onMine={() => {
          setClash(null)
          const { revision, node } = clash.latest
          void save({ ...clash.row, revision, node }, clash.edit)
        }}
        onTheirs={() => {
          setClash(null)
          void client.invalidateQueries({ queryKey: [organisation] })
        }}
      />
    </Dialog>
  )
  return { pending, save, both }
}
