import type { z } from 'zod'
import { fullPath, type InputOf, type Operation, type OutputOf, pathFields } from '../kernel/contract.ts'
import { Refused, refusedBy } from './refused.ts'
import { t } from './words.ts'

export interface AskOptions {
  /** The slug of the organisation; needed by a viewer's operation. */
  organisation?: string
  signal?: AbortSignal
  /** How long to wait, in milliseconds. */
  patience?: number
}

const usualPatience = 30_000
const comings = new EventTarget()

/** Calls back when an answer said that nobody is signed in. Returns how to stop. */
export function onSignedOut(listener: () => void): () => void {
  comings.addEventListener('signed out', listener)
  return () => comings.removeEventListener('signed out', listener)
}

/**
 * Sends one operation and returns its output, which the server has put through the contract already; whatever goes
 * wrong is thrown as `Refused`.
 */
export async function ask<In extends z.ZodObject, Out extends z.ZodType>(
  operation: Operation<In, Out>,
  input: InputOf<Operation<In, Out>>,
  options: AskOptions = {},
): Promise<OutputOf<Operation<In, Out>>> {
  const { address, body } = requestOf(operation, input as Record<string, unknown>, options.organisation)
  const { ok, status, given } = await send(address, operation.method, body, options)
  if (ok && given !== undefined) return given as OutputOf<Operation<In, Out>>
  const refused = refusedBy(status, given, sentenceFor(status))
  if (refused.status === 401 && operation.asks !== 'anyone') comings.dispatchEvent(new Event('signed out'))
  throw refused
}

/** Where an operation goes: its path with the path's fields, and the rest as a query string or as a JSON body. */
export function requestOf(operation: Operation, input: Record<string, unknown>, organisation?: string) {
  if (operation.asks === 'viewer' && !organisation) throw new Error(`${operation.name} needs an organisation.`)
  const rest = { ...input }
  for (const field of pathFields(operation.path)) delete rest[field]
  const values: Record<string, unknown> = { ...input, ...(operation.asks === 'viewer' ? { organisation } : {}) }
  const path = fullPath(operation).replace(/\{(\w+)\}/g, (_, field) => encodeURIComponent(String(values[field])))
  if (operation.method !== 'GET' && operation.method !== 'DELETE') return { address: path, body: rest }
  const query = queryString(rest)
  return { address: query ? `${path}?${query}` : path, body: undefined }
}

function queryString(fields: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    const values = Array.isArray(value) ? value : [value]
    for (const one of values) if (one !== undefined && one !== null) query.append(name, String(one))
  }
  return query.toString()
}

/** One request and what came back, whatever its status; throws only where nothing answered. */
export async function send(address: string, method: string, body: unknown, options: AskOptions = {}) {
  const patience = AbortSignal.timeout(options.patience ?? usualPatience)
  const signal = options.signal ? AbortSignal.any([options.signal, patience]) : patience
  const content = body === undefined ? {} : { body: JSON.stringify(body) }
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  try {
    const response = await fetch(address, { method, headers, signal, credentials: 'same-origin', ...content })
    return { ok: response.ok, status: response.status, given: await read(response) }
  } catch (error) {
    throw unanswered(error, patience, method)
  }
}

function unanswered(error: unknown, patience: AbortSignal, method: string): unknown {
  const reads = method === 'GET'
  if (patience.aborted)
    return new Refused(
      'late',
      0,
      reads
        ? t('The answer took too long. Try again in a moment.')
        : t('The answer took too long. Look whether it was saved before you do it again.'),
    )
  // Whoever asked called it back: not a refusal, and not shown.
  if (error instanceof DOMException && error.name === 'AbortError') return error
  if (reads) return new Refused('offline', 0, t('Bearing cannot be reached. Check your connection.'))
  // Only who has no network at all can be sure that nothing was sent.
  return navigator.onLine === false
    ? new Refused('offline', 0, t('You are offline, so nothing was saved. Check your connection.'))
    : new Refused(
        'offline',
        0,
        t('Bearing cannot be reached. Look whether this was saved before you do it again, and check your connection.'),
      )
}

/** A body that is no JSON comes from something in between; its status then has to do. */
async function read(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

function sentenceFor(status: number): string {
  if (status === 502 || status === 503 || status === 504)
    return t('Bearing is starting or resting. Try again in a moment.')
  if (status < 300) return t('Something between you and Bearing answered in its place. Check your connection.')
  return status >= 500 ? t('Something went wrong at the other end. Try again in a moment.') : t('This was refused.')
}
