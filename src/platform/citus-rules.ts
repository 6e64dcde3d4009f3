// What Citus asks of a schema whose tables are divided by organisation, as sentences. Pure: `bearing doctor --citus` reads
// the shape from a live catalogue, a law reads it from db/schema.sql. Why each rule is one: docs/decisions/0011.

export interface Shape {
  tables: Table[]
  functions: Routine[]
}

export interface Table {
  /** `goal` in public, `auth.session` elsewhere. */
  name: string
  columns: { name: string; type: string; notNull: boolean; identity: boolean }[]
  keys: { name: string; kind: 'primary key' | 'unique' | 'exclusion'; columns: string[] }[]
  foreign: Foreign[]
  policies: { name: string; condition: string }[]
  triggers: { name: string; each: 'row' | 'statement' }[]
}

export interface Foreign {
  name: string
  columns: string[]
  to: string
  toColumns: string[]
  onDelete: Action
  onUpdate: Action
}

export type Action = 'nothing' | 'follow' | 'set null' | 'set default'

export interface Routine {
  /** With the types of what it takes: `as_wide(uuid, uuid, uuid)`. */
  name: string
  body: string
  /** Settings of its own: `plan_cache_mode=force_generic_plan`. */
  settings: string[]
}

/** One thing that would not distribute: where, what, and what to do. */
export interface Hindrance {
  about: string
  says: string
  do: string
}

/** Where rows live: divided among the nodes by `org`, whole on every node, or on the coordinator alone. */
export type Place = 'distributed' | 'reference' | 'local'

/** Whole on every node: few rows, hardly ever written, found by their slug before the organisation is known. */
const references = new Set(['organisation'])

/** Of no organisation: logins of people who may be in several, and the product's own bookkeeping. */
const apart = new Set(['auth', 'jobs'])

export const placeOf = (table: string): Place =>
  references.has(table) ? 'reference' : apart.has(table.split('.')[0] ?? '') ? 'local' : 'distributed'

/** Policies that `guard` and `guard_system` make; distributing makes them anew, without sub-selects. */
const remade = /^(owner_migrates|viewer_(selects|inserts|updates|deletes)|\w+_works)$/

/** `remaking` says whether policies of ours still hold their sub-selects because nothing is distributed yet. */
export function hindrances({ tables, functions }: Shape, remaking: boolean): Hindrance[] {
  return [
    ...tables.flatMap((table) => [
      ...ownColumn(table),
      ...keys(table),
      ...table.foreign.flatMap((key) => foreign(table, key)),
      ...policies(table, remaking),
      ...triggers(table),
    ]),
    ...functions.flatMap((one) => [...routine(one, tables), ...(remaking ? [] : plans(one))]),
  ]
}

function ownColumn({ name, columns, keys }: Table): Hindrance[] {
  if (placeOf(name) !== 'distributed') return []
  const org = columns.find((column) => column.name === 'org')
  if (!org) {
    const advice = `Add org uuid not null, first in its primary key.`
    return [{ about: name, says: `${name} has no column org, by which its rows would be divided.`, do: advice }]
  }
  const found: Hindrance[] = []
  const add = (says: string, advice: string): void => void found.push({ about: name, says, do: advice })
  if (org.type !== 'uuid') add(`${name}.org is ${org.type}.`, 'Make it uuid: tables lie together by one type of key.')
  if (!org.notNull) add(`${name}.org may be null.`, 'Make it not null: a row without it belongs to no node.')
  if (!keys.some(({ kind }) => kind === 'primary key'))
    add(`${name} has no primary key.`, 'Add one that holds org: without it no node can hand its rows to another.')
  for (const column of columns)
    if (column.identity && column.type !== 'bigint')
      add(`${name}.${column.name} counts in ${column.type}.`, 'Make it bigint: each node counts in a range of its own.')
  return found
}

const keys = ({ name, keys }: Table): Hindrance[] =>
  keys
    .filter(({ columns }) => placeOf(name) === 'distributed' && !columns.includes('org'))
    .map((key) => ({
      about: name,
      says: `The ${key.kind} ${key.name} (${key.columns.join(', ')}) of ${name} does not hold org, and no node sees the rows of the others.`,
      do: 'Put org into it.',
    }))

function foreign(table: Table, { name, columns, to, toColumns, onDelete, onUpdate }: Foreign): Hindrance[] {
  const [from, place] = [placeOf(table.name), placeOf(to)]
  const which = `The foreign key ${name} of ${table.name} to ${to}`
  const not = (says: string, advice: string): Hindrance[] => [
    { about: table.name, says: `${which} ${says}`, do: advice },
  ]
  if (from === place && from !== 'distributed') return []
  if (from === 'distributed' && place === 'local')
    return not('leads from the nodes to the coordinator.', 'Drop it, and check in the statement that writes.')
  if (from !== 'distributed' && place === 'distributed')
    return not('leads to rows that are divided among the nodes.', 'Drop it, or give the table org and divide it too.')
  const at = columns.indexOf('org')
  if (place === 'distributed' && (at === -1 || toColumns[at] !== 'org'))
    return not(
      'does not hold org on both sides, at the same place.',
      'Begin it with org, and the key that it names too.',
    )
  if (at !== -1 && (onDelete === 'set null' || onDelete === 'set default'))
    return not(
      `holds org and on delete ${onDelete}s it.`,
      'Leave the action out, and empty the column in the statement.',
    )
  if (at !== -1 && onUpdate !== 'nothing')
    return not(`holds org and follows its updates.`, 'Leave the action out: org never changes.')
  return []
}

function policies({ name, policies }: Table, remaking: boolean): Hindrance[] {
  if (placeOf(name) === 'local') return []
  return policies
    .filter((policy) => holdsQuery(policy.condition) && !(remaking && remade.test(policy.name)))
    .map((policy) => ({
      about: name,
      says: `The policy ${policy.name} of ${name} holds a sub-select, which Citus refuses.`,
      do: 'Ask through a function, as guard does on Citus; run `bearing migrate --distribute` for policies of Bearing.',
    }))
}

export const holdsQuery = (condition: string): boolean => /\bselect\b/i.test(withoutTexts(condition))

const triggers = ({ name, triggers }: Table): Hindrance[] =>
  triggers
    .filter(({ each }) => each === 'statement' && placeOf(name) !== 'local')
    .map((trigger) => ({
      about: name,
      says: `The trigger ${trigger.name} of ${name} fires for each statement, which on Citus is once for each part of the table.`,
      do: 'Let it fire for each row.',
    }))

/** Without a parser only the plain cases are met: rows that are read or written where org is nowhere named. */
function routine({ name, body }: Routine, tables: Table[]): Hindrance[] {
  const text = withoutTexts(body)
  const found: Hindrance[] = []
  if (/\bset_config\s*\(/i.test(text))
    found.push({ about: name, says: `${name} calls set_config, which reaches no other node.`, do: 'Use SET LOCAL.' })
  if (/\borg\b/i.test(text)) return found
  const touched = [...text.matchAll(/\b(?:from|join|into|update|using)\s+(?:only\s+)?(?:public\.)?"?(\w+)"?/gi)]
  const divided = new Set(tables.map((table) => table.name).filter((one) => placeOf(one) === 'distributed'))
  const read = [...new Set(touched.map((hit) => hit[1] ?? '').filter((table) => divided.has(table)))]
  if (read.length > 0)
    found.push({
      about: name,
      says: `${name} reads or writes ${read.join(', ')} and names no org, so every node is asked.`,
      do: 'Compare org with a parameter or a variable in each of its queries.',
    })
  return found
}

/** A plan without values names no node, and Citus makes none. */
export const keepsPlans = ({ settings }: Routine): boolean => settings.includes('plan_cache_mode=force_generic_plan')

const plans = (one: Routine): Hindrance[] =>
  keepsPlans(one)
    ? [
        {
          about: one.name,
          says: `${one.name} asks for plans that are made without values, which Citus cannot make.`,
          do: 'Run `bearing migrate --distribute`, which takes the setting from it.',
        },
      ]
    : []

/** Without comments and quoted texts, which may speak of anything. */
export const withoutTexts = (sql: string): string =>
  sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, (piece) => (piece.startsWith("'") ? "''" : ' '))

/** Tables in the order in which they may be divided: what a foreign key names comes before. */
export function inOrder(tables: Table[]): Table[] {
  const left = tables.filter(({ name }) => placeOf(name) === 'distributed')
  const placed: Table[] = []
  while (left.length > 0) {
    const free = left.findIndex(({ name, foreign }) =>
      foreign.every(({ to }) => to === name || !left.some((other) => other.name === to)),
    )
    if (free === -1)
      throw new Error(`These tables refer to one another in a circle: ${left.map(({ name }) => name).join(', ')}.`)
    placed.push(...left.splice(free, 1))
  }
  return placed
}
