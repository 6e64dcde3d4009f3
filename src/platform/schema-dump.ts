import type pg from 'pg'
import * as catalogue from './schema-catalogue.ts'

/**
 * The whole database as one text: what a reader of a review compares. Everything is sorted, keywords are in lower case,
 * and who owns it is left out. Written from PostgreSQL's own catalogue, since the embedded server brings no pg_dump.
 * Other versions print some expressions differently, so it is written by the embedded one alone.
 */
export async function schemaOf(client: pg.ClientBase): Promise<string> {
  const ask = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> =>
    (await client.query<Row>(text)).rows
  await ask('begin read only')
  try {
    // With it, names outside public are written in full, and those inside are not.
    await ask('set local search_path = public')
    await refuseUnknown(ask)
    const texts = async (text: string): Promise<string[]> => (await ask<{ text: string }>(text)).map((row) => row.text)
    const parts = [
      await texts(catalogue.roles),
      [...(await texts(catalogue.schemas)), ...(await texts(catalogue.schemaGrants))],
      await texts(catalogue.extensions),
      ...(await tablesOf(ask)),
      ...(await texts(catalogue.functions)).map((text) => [text]),
      await texts(catalogue.functionGrants),
      await texts(catalogue.triggers),
    ]
    return `${heading}\n${parts
      .filter((part) => part.length > 0)
      .map((part) => part.map(statement).join('\n'))
      .join('\n\n')}\n`
  } finally {
    await client.query('rollback')
  }
}

const heading =
  '-- The database as it is today, to be read rather than run. Made by `npm run schema`; never edited by hand.\n'

type Ask = <Row extends pg.QueryResultRow>(text: string) => Promise<Row[]>

/** Each table with all that is about it: columns, keys, indexes, row security and policies. */
async function tablesOf(ask: Ask): Promise<string[][]> {
  const { columns, constraints, indexes, policies, grants } = catalogue
  const about = async (text: string) => Map.groupBy(await ask<{ of: string; text: string }>(text), (row) => row.of)
  const inside = [await about(columns), await about(constraints)]
  const beside = [await about(indexes), await about(policies), await about(grants)]
  const of = (name: string, rows: Awaited<ReturnType<typeof about>>): string[] =>
    (rows.get(name) ?? []).map(({ text }) => text)
  const found = await ask<{ name: string; options: string | null; enabled: boolean; forced: boolean }>(catalogue.tables)
  return found.map(({ name, options, enabled, forced }) => [
    `create table ${name} (\n  ${inside.flatMap((rows) => of(name, rows)).join(',\n  ')}\n)${options ? ` with (${options})` : ''}`,
    ...(enabled ? [`alter table ${name} enable row level security`] : []),
    ...(forced ? [`alter table ${name} force row level security`] : []),
    // A condition is printed over several lines, of which each statement here has one.
    ...beside.flatMap((rows) => of(name, rows)).map((text) => text.replace(/\s+/g, ' ')),
  ])
}

/** A kind of thing that this does not print would be missing from every review. */
async function refuseUnknown(ask: Ask): Promise<void> {
  const found = await ask<{ name: string; kind: string }>(catalogue.kinds)
  const [first] = found
  if (first) throw new Error(`${first.name} is a ${first.kind}, which src/platform/schema-dump.ts cannot print yet.`)
}

const statement = (text: string): string => `${lowered(text.trim())};`

/** Everything but quoted names, texts and the bodies of functions. */
export const lowered = (text: string): string =>
  text.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|[^'"$]+|\$/g, (piece) =>
    /^['"]|^\$\w*\$/.test(piece) ? piece : piece.replace(/\bpublic\./g, '').toLowerCase(),
  )
