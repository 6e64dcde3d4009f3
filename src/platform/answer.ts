import type { Operation, OutputOf, ParsedInputOf } from '../kernel/contract.ts'
import type { Day } from '../kernel/dates.ts'
import type { Viewer } from '../kernel/viewer.ts'
import type { Database } from './database.ts'
import type { Transaction } from './sql.ts'

/** What every handler is given beside its input. */
export interface Asking {
  database: Database
  now: Date
  /** Lower-case request headers; the address of whoever asks, proxies taken into account. */
  headers: Record<string, string | undefined>
  address: string
  /** The origin as the browser sees it, such as `https://bearing.example`. */
  origin: string
  setHeader(name: string, value: string | string[]): void
  /** Runs once the transaction has been committed; a failure in it does not change the answer. */
  afterwards(work: () => void): void
}

/** A viewer's operation runs in one transaction as that viewer. */
export interface ViewerAsking extends Asking {
  viewer: Viewer
  tx: Transaction
  /** The civil date where the organisation is. */
  today: Day
}

export interface Login {
  id: string
  email: string
  name: string
}

export interface LoginAsking extends Asking {
  login: Login
}

type AskingOf<O extends Operation> = O['asks'] extends 'viewer'
  ? ViewerAsking
  : O['asks'] extends 'login'
    ? LoginAsking
    : Asking

export interface Answer {
  operation: Operation
  handle(input: never, asking: never): Promise<unknown>
  /** Whether a write, with this input, only looks and then sends: see `Database.asViewerInPassing`. */
  inPassing?(input: never): boolean
}

/** Ties an operation to what answers it. A slice's `server.ts` exports a list of these. */
export function answer<const O extends Operation>(
  operation: O,
  handle: (input: ParsedInputOf<O>, asking: AskingOf<O>) => Promise<OutputOf<O>>,
  inPassing?: (input: ParsedInputOf<O>) => boolean,
): Answer {
  return { operation, handle: handle as Answer['handle'], inPassing: inPassing as Answer['inPassing'] }
}
