import { z } from 'zod'
import { operation } from '../../kernel/contract.ts'
import { id } from '../../kernel/ids.ts'
import { kinds, ways } from './notice.ts'

const person = z.object({ person: id, name: z.string() })
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Write a time of day as HH:MM, for example 19:00.' })

const noticeView = z.object({
  notice: id,
  kind: z.enum(kinds),
  at: z.iso.datetime(),
  by: person.nullable(),
  /** What it is about: a goal, or the indicator that left its band; nothing where it is about me. */
  goal: z.object({ node: id, title: z.string() }).nullable(),
  /** The goal at the other end, where it asks for my word. */
  other: z.object({ node: id, title: z.string() }).nullable(),
  /** What a comment says, where it is about one; empty where it was withdrawn. */
  said: z.string().nullable(),
  read: z.boolean(),
})

export const count = operation({
  name: 'notices.count',
  method: 'GET',
  path: '/notices/count',
  asks: 'viewer',
  input: z.strictObject({}),
  /** Counted up to a hundred. */
  output: z.object({ person: id, unread: z.int() }),
  refusals: [],
  help: 'How many notices I have not read',
})

export const list = operation({
  name: 'notices.list',
  method: 'GET',
  path: '/notices',
  asks: 'viewer',
  input: z.strictObject({ after: id.optional(), only: z.enum(['all', 'unread']).default('all') }),
  output: z.object({ person: id, notices: z.array(noticeView), next: id.nullable() }),
  refusals: [],
  help: 'My notices, newest first',
})

export const read = operation({
  name: 'notices.read',
  method: 'POST',
  path: '/notices/read',
  asks: 'viewer',
  /** Without a list all of them; with `goal` those about it. */
  input: z.strictObject({ notices: z.array(id).max(200).optional(), goal: id.optional() }),
  output: z.object({ person: id, unread: z.int() }),
  refusals: [],
  help: 'Mark notices as read: these, those about a goal, or all',
})

const preferences = z.object({
  kinds: z.array(z.object({ kind: z.enum(kinds), way: z.enum(ways) })),
  /** When I want no mail, in the organisation's zone; null for never quiet. */
  quiet: z.object({ from: time, to: time }).nullable(),
  zone: z.string(),
  morning: z.string(),
  /** Whether this installation sends mail, and where mine goes. */
  mail: z.enum(['on', 'off']),
  email: z.string().nullable(),
})

export const preferred = operation({
  name: 'notices.preferred',
  method: 'GET',
  path: '/notices/preferences',
  asks: 'viewer',
  input: z.strictObject({}),
  output: preferences,
  refusals: [],
  help: 'How I want notices by mail, and when not',
})

export const prefer = operation({
  name: 'notices.prefer',
  method: 'PUT',
  path: '/notices/preferences',
  asks: 'viewer',
  input: z.strictObject({
    kinds: z
      .array(z.strictObject({ kind: z.enum(kinds), way: z.enum(ways) }))
      .max(kinds.length)
      .default([]),
    quiet: z.strictObject({ from: time, to: time }).nullable().optional(),
  }),
  output: preferences,
  refusals: ['invalid'],
  help: 'Say how I want notices by mail: in the digest, at once or never; and my quiet hours',
})

export const stopMail = operation({
  name: 'notices.stop-mail',
  method: 'POST',
  path: '/stop-mail',
  asks: 'anyone',
  /** From the address at the end of a mail. */
  input: z.strictObject({ token: z.string().max(300) }),
  output: z.object({ stopped: z.enum(['digest', ...kinds]), organisation: z.string() }),
  refusals: ['invalid'],
  help: 'Stops the mails of the kind that carried this token, without a sign-in',
})

export const contract = [count, list, read, preferred, prefer, stopMail]
