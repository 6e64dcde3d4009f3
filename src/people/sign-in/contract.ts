import { z } from 'zod'
import { abilities, operation } from '../../kernel/contract.ts'
import { id } from '../../kernel/ids.ts'

export const list = operation({
  name: 'sign-in.list',
  method: 'GET',
  path: '/sign-ins',
  asks: 'login',
  input: z.strictObject({}),
  output: z.object({
    signIns: z.array(
      z.object({
        signIn: z.string(),
        /** Such as: Firefox on Windows. */
        device: z.string(),
        address: z.string(),
        startedAt: z.iso.datetime(),
        seenAt: z.iso.datetime(),
        endsAt: z.iso.datetime(),
        /** The one that asks. */
        current: z.boolean(),
        abilities: abilities(['end']),
      }),
    ),
  }),
  refusals: ['unauthenticated'],
  help: 'The devices that you are signed in on',
})

export const end = operation({
  name: 'sign-in.end',
  method: 'DELETE',
  path: '/sign-ins/{signIn}',
  asks: 'login',
  input: z.strictObject({ signIn: z.string().max(100) }),
  output: z.object({ ended: z.int() }),
  refusals: ['unauthenticated', 'not-found'],
  help: 'Signs one device out',
})

export const everywhere = operation({
  name: 'sign-in.everywhere',
  method: 'POST',
  path: '/sign-ins/end',
  asks: 'login',
  input: z.strictObject({ keepThis: z.boolean().default(false) }),
  output: z.object({ ended: z.int() }),
  refusals: ['unauthenticated'],
  help: 'Signs out everywhere',
})

export const changePassword = operation({
  name: 'sign-in.change-password',
  method: 'POST',
  path: '/sign-ins/password',
  asks: 'login',
  input: z.strictObject({ password: z.string().max(200), next: z.string().max(200) }),
  output: z.object({ ended: z.int() }),
  refusals: ['unauthenticated', 'invalid', 'too-many'],
  help: 'Changes your password, and signs out all other devices',
})

const key = z.string().max(200)

export const ways = operation({
  name: 'sign-in.ways',
  method: 'GET',
  path: '/ways',
  asks: 'anyone',
  input: z.strictObject({ key: key.optional() }),
  output: z.object({
    /** Whether an organisation has been set up here, beside the demonstration. */
    setUp: z.boolean(),
    /** Whether this key lets one set up an organisation. */
    maySetUp: z.boolean(),
    /** The demonstration organisation, where its cast may be signed in as. */
    demonstration: z.object({ slug: z.string(), name: z.string() }).nullable(),
  }),
  refusals: ['too-many'],
  help: 'What the first page offers',
})

export const cast = operation({
  name: 'sign-in.cast',
  method: 'GET',
  path: '/cast',
  asks: 'anyone',
  input: z.strictObject({ key: key.optional() }),
  output: z.object({
    organisation: z.object({ slug: z.string(), name: z.string() }),
    persons: z.array(z.object({ person: id, name: z.string(), title: z.string(), administrator: z.boolean() })),
  }),
  refusals: ['not-found', 'forbidden', 'too-many'],
  help: 'The cast of the demonstration organisation, whom one may sign in as',
})

export const asCast = operation({
  name: 'sign-in.as-cast',
  method: 'POST',
  path: '/cast',
  asks: 'anyone',
  input: z.strictObject({ key: key.optional(), person: id }),
  output: z.object({ organisation: z.object({ slug: z.string(), name: z.string() }), person: id }),
  refusals: ['not-found', 'forbidden', 'too-many'],
  help: 'Signs in as a person of the demonstration organisation',
})

export const contract = [list, end, everywhere, changePassword, ways, cast, asCast]
