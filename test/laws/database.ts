import type { Breach, House } from './house.ts'
import { type Key, readSchema, type Schema, type Table } from './schema.ts'

export const schemaFile = 'db/schema.sql'

/** Schemas of the sign-in library and of the queue: no `org`, and out of the runtime role's reach (their own laws). */
const apart = new Set(['auth', 'jobs'])

/** Keys that do not begin with `org`, each with its reason. */
const excepted: { table: string; columns: string; because: string }[] = [
  { table: 'public.organisation', columns: 'slug', because: 'an organisation is found by it, from an address' },
]

const runtime = /\b(bearing_(?!owner\b)\w+)\b/

export function databaseLaws(house: House): Breach[] {
  const sql = house.get(schemaFile)
  if (sql === undefined) {
    const says = 'does not exist, so nobody can judge the database.'
    return [
      {
        file: schemaFile,
        line: 1,
        says,
        do: 'Write it from a migrated database with the catalogue dumper and commit it.',
      },
    ]
  }
  const schema = readSchema(sql)
  const tables = [...schema.tables.values()]
  if (tables.length === 0) return [breach(1, 'has no table.', 'Write it anew from a migrated database.')]
  const ours = tables.filter(({ name }) => !apart.has(name.split('.')[0] ?? ''))
  return [...ours.flatMap(rowSecurity), ...ours.flatMap(orgComesFirst), ...ours.flatMap(collations), ...roles(schema)]
}

const breach = (line: number, says: string, advice: string): Breach => ({ file: schemaFile, line, says, do: advice })

function rowSecurity({ name, line, enabled, forced, policies }: Table): Breach[] {
  const advice = "Call guard('<table>', …) in the access.sql of the slice that owns it."
  const found: Breach[] = []
  if (!enabled) found.push(breach(line, `table ${name} has no row security enabled.`, advice))
  if (!forced) found.push(breach(line, `table ${name} does not force row security on its owner.`, advice))
  if (policies.length === 0) found.push(breach(line, `table ${name} has no policy, so nobody can read it.`, advice))
  for (const policy of policies) {
    const forViewers = policy.roles.some((role) => role === 'bearing_app' || role === 'public')
    if (!forViewers || /viewer_org\(\)|app\.org/.test(policy.text)) continue
    const says = `policy ${policy.name} of ${name} shows rows of every organisation to the runtime role.`
    found.push(breach(policy.line, says, 'Compare org with viewer_org() in it.'))
  }
  return found
}

function orgComesFirst(table: Table): Breach[] {
  if (table.isPart) return []
  const found = table.keys.flatMap((key) => {
    const columns = key.columns.join(', ')
    const free = excepted.some((one) => one.table === table.name && one.columns === columns)
    if (key.kind === 'index' || free || columnOf(key.columns[0] ?? '') === 'org') return []
    const says = `the ${key.kind} (${columns}) of ${table.name} does not begin with org.`
    return [
      breach(
        key.line,
        says,
        'Put org first, so that rows of one organisation stay together (and shards stay possible).',
      ),
    ]
  })
  if (!table.columns.has('org')) {
    found.push(breach(table.line, `table ${table.name} has no column org.`, 'Add it, first in its primary key.'))
  }
  if (!table.keys.some(({ kind }) => kind === 'primary key')) {
    found.push(breach(table.line, `table ${table.name} has no primary key.`, 'Add one that begins with org.'))
  }
  return found
}

/** The column that an index element is about: `lower(email) collate "C" desc` is about `email`. */
const columnOf = (element: string): string =>
  /(\w+)\W*$/.exec(element.replace(/\s+(collate\s+\S+|asc|desc|nulls\s+\w+|\w+_ops)\b|::[\w ]+/gi, ''))?.[1] ?? ''

const textual = /^(text|varchar|character|citext|name)\b/

function collations({ name, columns, keys }: Table): Breach[] {
  const sorted = (key: Key): boolean => key.kind !== 'foreign key' && key.method.toLowerCase() === 'btree'
  return keys.filter(sorted).flatMap((key) =>
    key.columns.flatMap((element) => {
      const column = columns.get(columnOf(element))
      if (!column || !textual.test(column.type) || column.collation || /\bcollate\b/i.test(element)) return []
      const says = `column ${columnOf(element)} of ${name} is sorted or unique without a collation of its own.`
      return [breach(key.line, says, 'Write collate "C" on the column in its migration, or in the index.')]
    }),
  )
}

function roles({ others }: Schema): Breach[] {
  return others.flatMap(({ text, line }) => {
    const owner = /\bowner\s+to\s+(\S+)|^create\s+schema\s.*\bauthorization\s+(\S+)/is.exec(text)
    const who = runtime.exec(owner?.[1] ?? owner?.[2] ?? '')?.[1]
    if (who !== undefined)
      return [breach(line, `${who} owns something: ${short(text)}.`, 'Only bearing_owner owns; grant instead.')]
    const role = /^(?:create|alter)\s+role\s+(bearing_\w+)\b(.*)$/is.exec(text)
    if (role && /\b(?<!no)(superuser|bypassrls|createrole|createdb)\b/i.test(role[2] ?? '')) {
      return [breach(line, `${role[1]} may step over row security or make roles.`, 'Make it without these attributes.')]
    }
    const grant = /^grant\s(.*)\son\s(?:schema|table|all tables in schema)?\s*(.*?)\sto\s(.*)$/is.exec(text)
    if (grant && /\b(auth|jobs)\b/.test(grant[2] ?? '') && /\b(bearing_app|public)\b/.test(grant[3] ?? '')) {
      return [
        breach(
          line,
          `the runtime role reaches into a schema that is not its own: ${short(text)}.`,
          'Take the grant back.',
        ),
      ]
    }
    if (/^create\b.*\bfunction\b.*\bsecurity\s+definer\b/is.test(text) && !/\bset\s+search_path\b/i.test(text)) {
      return [
        breach(
          line,
          `a security definer function has no search_path of its own: ${short(text)}.`,
          'Add: set search_path = public.',
        ),
      ]
    }
    return []
  })
}

const short = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 80)
