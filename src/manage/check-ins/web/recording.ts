import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import type { Refused } from '../../../web/refused.ts'
import { recordSeveral } from '../contract.ts'
import type { MyGoal } from './due.ts'
import type { Filling } from './filling.ts'
import { checkInGiven, faultPath, unreadable } from './said.ts'

export type RowFaults = ReadonlyMap<string, ReadonlyMap<string, string>>

const atOnce = 100

/** Records what is filled in on these goals: all of it, or nothing where something is refused. */
export function useRecording(filling: Filling) {
  const client = useQueryClient()
  const organisation = useOrganisation()
  const [busy, setBusy] = useState(false)
  const [faults, setFaults] = useState<RowFaults>(new Map())
  const [refused, setRefused] = useState<string | null>(null)

  /** How many were recorded. More than a hundred go in several turns, each whole. */
  const record = async (goals: MyGoal[], readOn: string | undefined): Promise<number> => {
    const wrong = goals.find(({ node, measures }) => unreadable(filling.said(node.node), measures).length > 0)
    if (busy || goals.length === 0) return 0
    if (wrong) {
      focusOn(wrong.node.node)
      return 0
    }
    setBusy(true)
    setFaults(new Map())
    setRefused(null)
    let recorded = 0
    try {
      for (let from = 0; from < goals.length; from += atOnce) {
        const turn = goals.slice(from, from + atOnce)
        try {
          const checkIns = turn.map(({ node, measures }) => ({
            goal: node.node,
            ...checkInGiven(filling.said(node.node), measures, readOn),
          }))
          await ask(recordSeveral, { checkIns }, { organisation })
          recorded += turn.length
          filling.forget(turn.map(({ node }) => node.node))
        } catch (error) {
          const { rows, rest } = sharedOut(error as Refused, turn, filling)
          setFaults(rows)
          setRefused(rest)
          const [first] = rows.keys()
          if (first) focusOn(first)
          break
        }
      }
    } finally {
      setBusy(false)
      if (recorded > 0) void client.invalidateQueries({ queryKey: [organisation] })
    }
    return recorded
  }
  return { record, busy, faults, refused }
}

/** `checkIns.3.values.0.value` is a field of the fourth row. */
export function sharedOut(error: Refused, goals: MyGoal[], filling: Pick<Filling, 'said'>) {
  const rows = new Map<string, Map<string, string>>()
  const rest: string[] = []
  for (const { at, sentence } of error.faults ?? []) {
    const [, place, path] = /^checkIns\.(\d+)(?:\.(.+))?$/.exec(at) ?? []
    const goal = place === undefined ? undefined : goals[Number(place)]
    if (!goal) {
      rest.push(sentence)
      continue
    }
    const said = filling.said(goal.node.node)
    const measure = goal.measures.find(({ node }) => path?.startsWith(`${faultPath(said, goal.measures, node)}.`))
    const field = measure?.node ?? (path && ['confidence', 'note', 'inTheWay'].includes(path) ? path : '')
    const row = rows.get(goal.node.node) ?? new Map<string, string>()
    rows.set(goal.node.node, row.set(field, sentence))
  }
  const whole = error.faults?.length ? rest.join(' ') : error.message
  return { rows: rows as RowFaults, rest: whole || null }
}

const focusOn = (goal: string): void => {
  requestAnimationFrame(() => {
    const row = document.querySelector(`[data-goal="${goal}"]`)
    const field =
      row?.querySelector<HTMLElement>('[aria-invalid=true]') ?? row?.querySelector<HTMLElement>('[data-row]')
    field?.focus()
  })
}
