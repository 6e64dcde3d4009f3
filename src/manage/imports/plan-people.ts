import { type Id, newId } from '../../kernel/ids.ts'
import { short } from './cells.ts'
import type { Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import { loopsIn } from './loops.ts'
import type { PersonLine } from './person-lines.ts'
import type { Person } from './present.ts'
import { settle, type Write } from './settle.ts'

/** Each row with the person that it is about: by the source's id, else by e-mail, else somebody new. */
export function matchPeople(
  lines: PersonLine[],
  present: Person[],
  persons: Directory,
  faults: Faults,
): Map<PersonLine, Id> {
  const byEmail = new Map(
    present.flatMap(({ email, person }) => (email ? [[email.toLowerCase(), person] as const] : [])),
  )
  const taken = new Map<Id | string, PersonLine>()
  const found = new Map<PersonLine, Id>()
  for (const line of lines) {
    const byMail = line.email === undefined ? undefined : byEmail.get(line.email.toLowerCase())
    const byId = line.id === undefined ? undefined : persons.byId(line.id)
    const person = byId ?? byMail ?? newId()
    if (byId !== undefined && byMail !== undefined && byMail !== byId)
      faults.refuse(
        line.cells.at('email'),
        `The e-mail ${line.email} belongs to another person here. Correct it, or leave it empty.`,
      )
    const first = taken.get(person)
    if (first) {
      faults.refuse(line.cells.at('id'), `Row ${first.cells.row} is about the same person. Keep one of the two.`)
      continue
    }
    taken.set(person, line)
    found.set(line, person)
    if (line.email !== undefined) byEmail.set(line.email.toLowerCase(), person)
    persons.add(person, line.id ?? null, [line.email ?? null, line.name])
  }
  return found
}

export function planPeople(
  matched: Map<PersonLine, Id>,
  present: Person[],
  { persons, teams, source, by }: { persons: Directory; teams: Directory; source: string; by: Id | null },
  faults: Faults,
): Write<Person>[] {
  const before = new Map(present.map((person) => [person.person, person]))
  const managers = new Map(present.map(({ person, manager }) => [person, manager]))
  const writes: Write<Person>[] = []
  for (const [line, person] of matched) {
    const known = before.get(person)
    const managed = managerOf(line, person, persons, faults)
    if (managed !== undefined) managers.set(person, managed)
    const adopts = line.id !== undefined && line.id !== person && (known?.externalId ?? null) === null
    if (line.administrator === false && known?.administrator && person === by)
      faults.refuse(
        line.cells.at('administrator'),
        'You would stop being an administrator by your own import. Leave this cell empty.',
      )
    const write = settle<Person>(line.cells.at(), known, nobody(person), {
      name: line.name,
      email: line.email,
      title: line.title,
      administrator: line.administrator,
      startsOn: line.startsOn,
      endsOn: line.endsOn,
      manager: managed,
      teams: teamsOf(line, teams, faults),
      ...(adopts ? { source, externalId: line.id } : {}),
    })
    if (write) writes.push(write)
  }
  refuseLoops(managers, matched, faults)
  return writes
}

function managerOf({ cells, manager }: PersonLine, person: Id, persons: Directory, faults: Faults): Id | undefined {
  if (manager === undefined) return undefined
  const found = persons.find(manager)
  if (found === undefined)
    faults.refuse(cells.at('manager'), `There is no person ${short(manager)}. Add them, or correct the id.`)
  if (found !== person) return found
  faults.warn(cells.at('manager'), 'This person is named as their own manager. They are taken as having none.')
  return undefined
}

function teamsOf({ cells, teams: named }: PersonLine, teams: Directory, faults: Faults): Id[] | undefined {
  const found = named?.flatMap((name) => {
    const team = teams.find(name)
    if (team === undefined)
      faults.refuse(cells.at('teams'), `There is no team ${short(name)}. Add it to teams.csv, or correct the id.`)
    return team ?? []
  })
  return found && [...new Set(found)].sort()
}

function refuseLoops(managers: Map<Id, Id | null>, matched: Map<PersonLine, Id>, faults: Faults): void {
  const lines = new Map([...matched].map(([line, person]) => [person, line]))
  for (const loop of loopsIn(new Map([...managers].map(([person, manager]) => [person, manager ? [manager] : []])))) {
    const named = loop.flatMap((person) => lines.get(person) ?? [])
    const [first] = named
    if (!first) continue
    const names = loop.map((person) => lines.get(person)?.name ?? 'somebody outside this file')
    faults.refuse(
      first.cells.at('manager'),
      `They manage each other in a circle: ${names.join(' → ')} → ${names[0]}. Correct one manager.`,
    )
  }
}

const nobody = (person: Id): Person => ({
  person,
  name: '',
  email: null,
  title: '',
  administrator: false,
  startsOn: null,
  endsOn: null,
  source: null,
  externalId: null,
  manager: null,
  teams: [],
  revision: 0,
})
