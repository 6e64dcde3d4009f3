import type { Faults } from './fault.ts'
import type { Asked } from './mapping.ts'
import type { Table } from './table.ts'
import { vivaCheckIns } from './viva-check-ins.ts'
import { type Raw, referenceOf, referencesOf, textOf, type VivaFiles } from './viva-files.ts'
import { vivaGoals } from './viva-goals.ts'
import { readValuesOf } from './viva-numbers.ts'

/** An export of Viva Goals as our tables. All that was written is somewhere: in a field, or in the remark of its goal. */
export function tablesOfViva(files: VivaFiles, asked: Asked, faults: Faults): Table[] {
  const values = readValuesOf(files, asked)
  const goals = vivaGoals(files, values, asked, faults)
  const checkIns = vivaCheckIns(files, goals.places, values, faults)
  const tables = [peopleIn(files), teamsIn(files, faults), goals.table, checkIns]
  return tables.filter(({ lines }) => lines.length > 0)
}

const linesOf = (rows: Raw[], cells: (raw: Raw, row: number) => Record<string, string> | undefined): Table['lines'] =>
  rows.flatMap((raw, at) => {
    const made = cells(raw, at + 1)
    return made ? [{ row: at + 1, cells: made }] : []
  })

function peopleIn({ users }: VivaFiles): Table {
  const lines = linesOf(users?.rows ?? [], (raw) => ({
    id: textOf(raw.ID),
    name: textOf(raw.Name) || textOf(raw.Email),
    email: textOf(raw.Email),
  }))
  return { kind: 'people', file: users?.file ?? 'users', lines }
}

function teamsIn({ teams }: VivaFiles, faults: Faults): Table {
  const rows = teams?.rows ?? []
  const file = teams?.file ?? 'teams'
  const byName = new Map(rows.map((raw) => [textOf(raw['Team Name']), textOf(raw.ID)]))
  const lines = linesOf(rows, (raw, row) => {
    const parent = referenceOf(raw['Parent Team'])
    const [lead, ...others] = referencesOf(raw['Team Owners'])
    const lost = [
      ...(['Team Type', 'Status', 'Description'] as const).flatMap((name) =>
        textOf(raw[name]) ? [`${name}: ${textOf(raw[name])}`] : [],
      ),
      ...(others.length > 0 ? [`Other owners: ${others.map(({ name }) => name).join(', ')}`] : []),
    ]
    if (lost.length > 0)
      faults.warn({ file, row }, `A team has no place for this, so it is left out: ${lost.join('; ')}.`)
    const above = parent && (rows.some((one) => textOf(one.ID) === parent.id) ? parent.id : byName.get(parent.name))
    return { id: textOf(raw.ID), name: textOf(raw['Team Name']), parent: above ?? '', lead: lead?.id ?? '' }
  })
  return { kind: 'teams', file, lines }
}
