import { z } from 'zod'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { email, named, person, verbs } from './person.ts'

const listed = person.extend({
  manager: named.nullable(),
  teams: z.array(z.object({ team: id, name: z.string() })),
})

/** One person, whole: what a change answers as well. */
export const whole = listed.extend({
  /** From the manager upwards. */
  line: z.array(named.extend({ title: z.string() })),
  directReports: z.array(named.extend({ title: z.string() })),
  /** Teams that they lead. */
  leads: z.array(z.object({ team: id, name: z.string() })),
  /** Whether they have a sign-in of their own. */
  signsIn: z.boolean(),
  abilities: abilities(verbs),
})

const page = { after: z.string().max(1000).optional(), most: z.coerce.number().int().min(1).max(200).default(50) }
const flag = z.enum(['true', 'false']).transform((given) => given === 'true')

export const list = operation({
  name: 'persons.list',
  method: 'GET',
  path: '/people',
  asks: 'viewer',
  input: z.strictObject({
    /** Words of the name, title or e-mail. */
    text: text(200).optional(),
    team: id.optional(),
    manager: id.optional(),
    /** Whether those who have left are listed as well. */
    left: z.union([z.boolean(), flag]).default(false),
    ...page,
  }),
  output: z.object({
    persons: z.array(listed),
    /** Hand it back as `after` for the next page; null at the end. */
    next: z.string().nullable(),
    abilities: abilities(['add']),
  }),
  refusals: ['invalid'],
  help: 'People by name, a page at a time',
})

export const search = operation({
  name: 'persons.search',
  method: 'GET',
  path: '/people/search',
  asks: 'viewer',
  input: z.strictObject({ text: text(200).default(''), most: page.most.default(20) }),
  output: z.object({ found: z.array(named.extend({ title: z.string() })) }),
  refusals: ['invalid'],
  help: 'Finds people by words of their name, title or e-mail',
})

export const see = operation({
  name: 'persons.see',
  method: 'GET',
  path: '/people/{person}',
  asks: 'viewer',
  input: z.strictObject({ person: id }),
  output: whole,
  refusals: ['not-found'],
  help: 'One person: reporting line upward, direct reports, teams',
})

export const me = operation({
  name: 'persons.me',
  method: 'GET',
  path: '/me',
  asks: 'viewer',
  input: z.strictObject({}),
  output: whole.extend({ scopes: z.array(z.enum(['read', 'write'])) }),
  refusals: ['not-found'],
  help: 'Who is asking',
})

const words = {
  name: requiredText(200),
  title: text(200),
  email: z.union([email, z.null()]),
  administrator: z.boolean(),
  startsOn: day.nullable(),
  manager: id.nullable(),
}

export const add = operation({
  name: 'persons.add',
  method: 'POST',
  path: '/people',
  asks: 'viewer',
  input: z.strictObject({ ...z.object(words).partial().shape, name: words.name }),
  output: whole,
  refusals: ['forbidden', 'invalid'],
  help: 'Adds a person (administrators)',
})

export const change = operation({
  name: 'persons.change',
  method: 'PATCH',
  path: '/people/{person}',
  asks: 'viewer',
  input: z.strictObject({
    person: id,
    revision: z.int(),
    ...z.object(words).partial().shape,
    /** From when the manager is theirs; today where it is left out. */
    from: day.optional(),
  }),
  output: whole,
  refusals: ['not-found', 'forbidden', 'conflict', 'invalid'],
  help: 'Changes a person; a new manager is dated (administrators)',
})

export const end = operation({
  name: 'persons.end',
  method: 'POST',
  path: '/people/{person}/leaving',
  asks: 'viewer',
  input: z.strictObject({
    person: id,
    /** Their last day, or null where they stay after all. */
    on: day.nullable(),
  }),
  output: whole,
  refusals: ['not-found', 'forbidden', 'invalid'],
  help: 'Records the last day of a person, after which their direct reports report to the next manager (administrators)',
})

export const contract = [list, search, see, me, add, change, end]
