import { fullPath, type Operation, pathFields } from '../../kernel/contract.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { CannotStart } from '../../platform/cannot-start.ts'
import { Misused } from './misused.ts'
import { tableOf } from './table.ts'

export interface Where {
  url: string
  token?: string
  organisation?: string
  asTable: boolean
}

export interface Told {
  told: string[]
  refused: boolean
}

/** Sends one operation, as its contract says that it travels. */
export async function sendTo(operation: Operation, fields: Record<string, unknown>, where: Where): Promise<Told> {
  const { path, rest } = addressOf(operation, fields, where)
  const inQuery = operation.method === 'GET' || operation.method === 'DELETE'
  const address = new URL(path, where.url)
  if (inQuery)
    for (const [name, value] of Object.entries(rest))
      address.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  const answer = await fetch(address, {
    method: operation.method,
    headers: {
      accept: 'application/json',
      ...(where.token ? { authorization: `Bearer ${where.token}` } : {}),
      ...(inQuery ? {} : { 'content-type': 'application/json' }),
    },
    ...(inQuery ? {} : { body: JSON.stringify(rest) }),
  }).catch((error: Error) => {
    throw new CannotStart(
      `No Bearing answers at ${where.url}: ${reasonOf(error)}. Start it, or name another with --url.`,
    )
  })
  const text = await answer.text()
  const body = parsed(text)
  if (body === undefined)
    throw new CannotStart(`What answers at ${where.url} is no Bearing: it sent ${answer.status} and no JSON.`)
  if (!answer.ok) return { told: refusalOf(body as Problem), refused: true }
  return { told: where.asTable ? readable(body) : [JSON.stringify(body, null, 2)], refused: false }
}

function addressOf(operation: Operation, fields: Record<string, unknown>, { organisation, token }: Where) {
  const rest = { ...fields }
  let path = fullPath(operation)
  if (operation.asks === 'viewer') {
    if (!organisation)
      throw new Misused('In which organisation? Name its slug with --organisation, or in BEARING_ORGANISATION.')
    if (!token)
      throw new Misused(
        'As whom? Make a token on your page in the browser, and give it with --token or in BEARING_TOKEN.',
      )
    path = path.replace('{organisation}', encodeURIComponent(organisation))
  }
  for (const field of pathFields(operation.path)) {
    if (rest[field] === undefined || rest[field] === '')
      throw new Misused(`--${field} is missing: it is a part of the address ${operation.path}.`)
    path = path.replace(`{${field}}`, encodeURIComponent(String(rest[field])))
    delete rest[field]
  }
  return { path, rest }
}

interface Problem {
  detail?: string
  faults?: Fault[]
}

/** The sentence, and below it each thing that is wrong and where, unless the sentence says it all. */
function refusalOf({ detail = 'It was refused.', faults = [] }: Problem): string[] {
  const further = faults.filter(({ sentence }) => faults.length > 1 || !detail.includes(sentence))
  return [detail, ...further.map(({ at, sentence }) => `  ${at ? `${at}: ` : ''}${sentence}`)]
}

/** Plain fields line by line; lists as tables below them. */
function readable(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [String(body)]
  const entries = Object.entries(body)
  const lists = entries.filter(
    (entry): entry is [string, object[]] =>
      Array.isArray(entry[1]) && entry[1].every((row) => typeof row === 'object' && row !== null),
  )
  const plain = entries.filter(([name]) => !lists.some(([list]) => list === name) && name !== 'abilities')
  return [
    ...tableOf(
      plain.map(([name, value]) => ({ field: name, value })),
      ['field', 'value'],
    ).slice(1),
    ...lists.flatMap(([name, rows]) => ['', `${name} (${rows.length})`, ...tableOf(rows, columnsOf(rows))]),
  ]
}

/** The columns in which anything stands, the first nine. */
const columnsOf = (rows: object[]): string[] =>
  [...new Set(rows.flatMap((row) => Object.entries(row).flatMap(([name, value]) => (isEmpty(value) ? [] : [name]))))]
    .filter((name) => name !== 'abilities')
    .slice(0, 9)

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const reasonOf = (error: Error): string => {
  const cause = error.cause as { code?: string; message?: string } | undefined
  return cause?.code === 'ECONNREFUSED' ? 'nothing listens there' : (cause?.code ?? cause?.message ?? error.message)
}
