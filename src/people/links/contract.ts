import { z } from 'zod'
import { abilities, operation } from '../../kernel/contract.ts'
import { id } from '../../kernel/ids.ts'
import { purposes } from './link.ts'

const made = z.object({
  link: id,
  person: id,
  purpose: z.enum(purposes),
  /** The address to hand over, below this installation's own; it is told this once. */
  path: z.string(),
  address: z.string(),
  endsAt: z.iso.datetime(),
  abilities: abilities(['withdraw']),
})

export const invite = operation({
  name: 'links.invite',
  method: 'POST',
  path: '/people/{person}/invitation',
  asks: 'viewer',
  input: z.strictObject({ person: id }),
  output: made,
  refusals: ['not-found', 'forbidden'],
  help: 'Makes a one-use link that lets a person sign in for the first time, within a week (administrators)',
})

export const lostAccess = operation({
  name: 'links.lost-access',
  method: 'POST',
  path: '/people/{person}/lost-access',
  asks: 'viewer',
  input: z.strictObject({ person: id }),
  output: made,
  refusals: ['not-found', 'forbidden'],
  help: 'Makes a one-use link with which a person chooses a new password, within a day (administrators)',
})

export const list = operation({
  name: 'links.list',
  method: 'GET',
  path: '/links',
  asks: 'viewer',
  input: z.strictObject({ person: id.optional() }),
  output: z.object({
    links: z.array(
      z.object({
        link: id,
        person: id,
        name: z.string(),
        purpose: z.enum(purposes),
        madeAt: z.iso.datetime(),
        endsAt: z.iso.datetime(),
        abilities: abilities(['withdraw']),
      }),
    ),
  }),
  refusals: ['forbidden'],
  help: 'One-use links that still work (administrators)',
})

export const withdraw = operation({
  name: 'links.withdraw',
  method: 'DELETE',
  path: '/links/{link}',
  asks: 'viewer',
  input: z.strictObject({ link: id }),
  output: z.object({ withdrawn: id }),
  refusals: ['not-found', 'forbidden'],
  help: 'Takes a one-use link back before it is used (administrators)',
})

const secret = z.string().max(200)

export const look = operation({
  name: 'links.look',
  method: 'POST',
  path: '/links/look',
  asks: 'anyone',
  input: z.strictObject({ secret }),
  output: z.object({
    organisation: z.object({ slug: z.string(), name: z.string() }),
    person: z.string(),
    email: z.string(),
    purpose: z.enum(purposes),
    /** Whether to choose a new password, or to give the one of the login that this e-mail has already. */
    asks: z.enum(['new password', 'known password']),
    endsAt: z.iso.datetime(),
  }),
  refusals: ['not-found', 'too-many'],
  help: 'What a one-use link is for',
})

export const use = operation({
  name: 'links.use',
  method: 'POST',
  path: '/links/use',
  asks: 'anyone',
  input: z.strictObject({ secret, password: z.string().max(200) }),
  output: z.object({ organisation: z.object({ slug: z.string(), name: z.string() }), person: id }),
  refusals: ['not-found', 'forbidden', 'invalid', 'too-many'],
  help: 'Uses a one-use link: sets the password and signs in',
})

export const contract = [invite, lostAccess, list, withdraw, look, use]
