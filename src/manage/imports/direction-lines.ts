import { Cells } from './cells.ts'
import type { Faults } from './fault.ts'
import type { Direction } from './present.ts'
import type { Table } from './table.ts'

/**
 * direction.csv as a whole: one row for the vision, at most one for the mission, one for each of the values, and
 * after it those that say what people do when they live it.
 */
export function readDirection(table: Table, faults: Faults): Direction | undefined {
  if (table.lines.length === 0) return undefined
  const told: Direction = { vision: '', mission: '', principles: [] }
  for (const line of table.lines) {
    const cells = new Cells(table, line, faults)
    const kind = cells.choice('kind', ['vision', 'mission', 'value', 'behaviour'] as const)
    if (kind === 'value') {
      told.principles.push({ name: cells.required('name', 80), text: cells.text('text', 1000) ?? '' })
    } else if (kind === 'behaviour') {
      const name = cells.required('name', 80)
      const value = told.principles.find((one) => one.name === name)
      if (value) value.behaviours = [...(value.behaviours ?? []), cells.required('text', 200)]
      else cells.refuse('name', 'No row above it is a value of this name. Put it below its value.')
    } else if (kind !== undefined) {
      if (told[kind] !== '') cells.refuse('kind', `There is a second row for the ${kind}. Keep one.`)
      told[kind] = cells.required('text', kind === 'vision' ? 1000 : 4000)
    } else cells.required('kind')
  }
  if (told.vision === '') faults.refuse({ file: table.file, row: null }, 'No row of the kind vision. Write one.')
  return told
}
