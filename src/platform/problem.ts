import pg from 'pg'
import { type Fault, Refusal, refusalStatus } from '../kernel/refusal.ts'
import { Uncertain } from './database.ts'

/** Problem details (RFC 9457), with the faults and what helps to mend them. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  faults: Fault[]
  [more: string]: unknown
}

export const problemTitles: Record<number, string> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Changed meanwhile',
  413: 'Too large',
  415: 'Not a type that is read here',
  422: 'Not valid',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'The database cannot be reached',
}

export function problemOf(error: unknown): Problem {
  const refusal = error instanceof Refusal ? error : translated(error)
  if (refusal) return make(refusalStatus[refusal.kind], refusal.message, refusal.faults, refusal.kind, refusal.details)
  if (error instanceof Uncertain)
    return make(
      503,
      'The database went away while this was being saved. Look whether it is there before you do it again.',
      [],
      'uncertain',
    )
  if (isUnreachable(error))
    return make(503, 'The database does not answer. Nothing was changed; try again in a moment.', [], 'unreachable')
  return make(500, 'Something went wrong here; nothing was changed.', [], 'failed')
}

const make = (
  status: number,
  detail: string,
  faults: Fault[],
  kind: string,
  details: Record<string, unknown> = {},
): Problem => ({
  ...details,
  type: `urn:bearing:${kind}`,
  title: problemTitles[status] ?? 'Refused',
  status,
  detail,
  faults,
})

/** What the HTTP library and the database refuse, in our own words. */
function translated(error: unknown): Refusal | undefined {
  const code = (error as { code?: unknown })?.code
  if (error instanceof pg.DatabaseError) {
    if (code === '23505') return new Refusal('conflict', 'The same thing was made at this moment. Open it and look.')
    if (code === '42501') return new Refusal('forbidden', 'You may not do this.')
    if (code === '23503') return new Refusal('invalid', 'Something that this refers to is not there.')
    if (code === '23514' || code === '22003' || code === '22P02' || code === '22008')
      return new Refusal('invalid', 'A value is outside what can be kept. Check the numbers and dates.')
    return undefined
  }
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refusal('too-large', 'This is too large. Send less at once.')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal('unsupported-type', 'Send JSON, with the header content-type: application/json.')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Refusal('malformed', 'The body is not JSON. Check its quotes, commas and braces.')
  }
  if (error instanceof SyntaxError)
    return new Refusal('malformed', 'The body is not JSON. Check its quotes, commas and braces.')
  const status = (error as { statusCode?: number })?.statusCode
  if (status && status >= 400 && status < 500) return new Refusal('malformed', 'The request could not be read.')
  return undefined
}

const away =
  /^(E(CONNREFUSED|CONNRESET|CONNABORTED|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)|ENOENT|ENOTFOUND|57P0[123]|53300|08...)$/

/** The database was away, is starting, is stopping, or has no connection left; or the pooler before it says so. */
export const isUnreachable = (error: unknown): boolean => {
  const code = String((error as { code?: unknown })?.code ?? '')
  const message = error instanceof Error ? error.message : ''
  return (
    error instanceof Uncertain ||
    away.test(code) ||
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(message)
  )
}
