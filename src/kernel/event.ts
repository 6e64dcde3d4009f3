import type { Id } from './ids.ts'

/**
 * One change: who, when, what, before and after. Events are both the history in sentences and the outbox, and are
 * written in the transaction of the change itself.
 */
export interface Event {
  /** `<noun>.<what happened>`, such as `goal.closed`. */
  happened: string
  /** The node, person or team that it happened to; its audience may see the event. */
  subject: Id
  audience: Id
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
}

export interface PastEvent extends Event {
  event: Id
  at: Date
  by: Id | null
}
