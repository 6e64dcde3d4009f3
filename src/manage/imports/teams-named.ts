import { Directory } from './directory.ts'
import type { Table } from './table.ts'

/** Teams that rows of people or goals name, and that are neither here nor in a file: each is a row of teams.csv. */
export function addTeamsNamed(
  mapped: readonly Table[],
  tables: Table[],
  present: readonly { team: string; name: string; source: string | null; externalId: string | null }[],
  source: string,
): void {
  const directory = new Directory()
  for (const { team, name, ...from } of present)
    directory.add(team, from.source === source ? from.externalId : null, [name])
  const given = tables.find(({ kind }) => kind === 'teams')
  for (const { cells } of given?.lines ?? []) directory.add(cells.id ?? '', cells.id ?? null, [cells.name ?? null])
  for (const { kind, file, lines } of mapped) {
    const column = kind === 'people' ? 'teams' : kind === 'goals' ? 'team' : kind === 'teams' ? 'parent' : undefined
    if (column === undefined) continue
    for (const { row, cells } of [...lines])
      for (const name of (cells[column] ?? '').split(kind === 'people' ? ';' : '\n').map((part) => part.trim())) {
        if (name === '' || directory.find(name) !== undefined) continue
        const id = name.replaceAll(';', ',')
        if (id !== name) cells[column] = id
        let table = tables.find((one) => one.kind === 'teams')
        if (!table) {
          table = { kind: 'teams', file, lines: [] }
          tables.push(table)
        }
        table.lines.push({ row, cells: { id, name: id } })
        directory.add(id, id)
      }
  }
}
