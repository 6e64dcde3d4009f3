import { z } from 'zod'
import type { RefusalKind } from './refusal.ts'

/**
 * An operation is declared once. The HTTP server, the browser's client, the command line, the OpenAPI document and
 * assistant tools all derive from this one object.
 *
 * Its input is flat: fields named in the path come from the path; the others come from the query string of a GET or
 * DELETE and from the JSON body otherwise.
 */
export type Asks = 'viewer' | 'login' | 'anyone'

export interface Operation<
  In extends z.ZodObject = z.ZodObject,
  Out extends z.ZodType = z.ZodType,
  Who extends Asks = Asks,
> {
  /** `<slice>.<verb>`, unique. */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/{organisation}` for a viewer's operation, below `/api` otherwise. `{name}` marks a path field. */
  path: string
  /** Who may call at all; finer rules are the handler's. `login` needs a sign-in but no organisation. */
  asks: Who
  input: In
  output: Out
  refusals: readonly RefusalKind[]
  /** One line, as `bearing help` and the API page show it. */
  help: string
  /** Largest body accepted, in bytes, where one megabyte is not enough. */
  bodyLimit?: number
}

export type InputOf<O extends Operation> = z.input<O['input']>
export type ParsedInputOf<O extends Operation> = z.output<O['input']>
export type OutputOf<O extends Operation> = z.output<O['output']>

export function operation<In extends z.ZodObject, Out extends z.ZodType, const Who extends Asks>(
  declared: Operation<In, Out, Who>,
): Operation<In, Out, Who> {
  return declared
}

/** The names between braces of a path: `/goals/{goal}` has `goal`. */
export const pathFields = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')

export const fullPath = (declared: Pick<Operation, 'asks' | 'path'>): string =>
  declared.asks === 'viewer' ? `/api/{organisation}${declared.path}` : `/api${declared.path}`

/** What a viewer may do, as a field of an output. */
export const abilities = <Verb extends string>(verbs: readonly [Verb, ...Verb[]]) =>
  z.record(z.enum(verbs), z.object({ allowed: z.boolean(), because: z.string().optional() }))

/** Text as people type it: kept in NFC, trimmed at its ends, without control characters, never empty when required. */
export const text = (most: number) =>
  z
    .string()
    .max(most, { error: `Write at most ${most.toLocaleString('en-GB')} characters.` })
    .transform((typed) => cleaned(typed))

export const requiredText = (most: number) =>
  text(most).refine((typed) => typed !== '', { error: 'Write something here.' })

// PostgreSQL refuses NUL and lone surrogates; other control characters but tab and newline are invisible to readers.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g
export const cleaned = (typed: string): string =>
  typed.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '').normalize('NFC').trim()

/** What is wrong with a field that does not fit its declaration, as a sentence. */
export function issueSentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `There is no field named ${issue.keys.join(', ').slice(0, 200)}. Leave it out.`
    case 'invalid_type':
      return issue.message.includes('undefined')
        ? 'This is missing. Fill it in.'
        : `This should be a ${issue.expected}.`
    case 'invalid_value':
      return `Choose one of: ${issue.values.map(String).join(', ')}.`
    default:
      return /[.?]$/.test(issue.message) ? issue.message : `${issue.message}.`
  }
}
