import type { Id } from '../../kernel/ids.ts'

/**
 * A one-use link lets one person in who has no password yet, or has lost it. An administrator makes it and hands it
 * over; no mail server is needed. It works once, and not for long; only a hash of its secret is kept.
 */
export const purposes = ['invitation', 'lost access'] as const
export type Purpose = (typeof purposes)[number]

export interface Link {
  link: Id
  person: Id
  name: string
  purpose: Purpose
  madeAt: Date
  endsAt: Date
}

/** How long a link works, in days. */
export const lifetime: Record<Purpose, number> = { invitation: 7, 'lost access': 1 }

/** Where it leads in the browser. */
export const pathOf = (secret: string): string => `/link/${secret}`

export const spent =
  'This link does not work: it was used, withdrawn or has ended, or is mistyped. Ask an administrator for a new one.'
