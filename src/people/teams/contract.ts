import { z } from 'zod'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { named } from '../persons/person.ts'
import { namedTeam, teamRhythm, verbs } from './team.ts'

const listed = namedTeam.extend({
  parent: id.nullable(),
  lead: named.nullable(),
  /** The day on which it was archived; null while it is in use. */
  archivedOn: day.nullable(),
  /** Who belongs to the team itself, and to it or a team within it, each person once. */
  members: z.int(),
  within: z.int(),
})

const member = named.extend({ title: z.string(), since: day })

/** One team, whole: what a change answers as well. */
export const whole = listed.extend({
  revision: z.int(),
  /** The teams that it is within, the outermost first. */
  path: z.array(namedTeam),
  teams: z.array(listed),
  rhythm: teamRhythm,
  people: z.array(member),
  /** Hand it back as `after` for the next people; null at the end. */
  next: z.string().nullable(),
  abilities: abilities(verbs),
})

export const list = operation({
  name: 'teams.list',
  method: 'GET',
  path: '/teams',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({ teams: z.array(listed), abilities: abilities(['add']) }),
  refusals: [],
  help: 'All teams by name; each says which team it is within',
})

export const search = operation({
  name: 'teams.search',
  method: 'GET',
  path: '/teams/search',
  asks: 'viewer',
  input: z.strictObject({ text: text(200).default(''), most: z.coerce.number().int().min(1).max(100).default(20) }),
  output: z.object({ found: z.array(namedTeam.extend({ within: z.string().nullable() })) }),
  refusals: ['invalid'],
  help: 'Finds teams that are in use by words of their name; says the name of the team that each is within',
})

export const see = operation({
  name: 'teams.see',
  method: 'GET',
  path: '/teams/{team}',
  asks: 'viewer',
  input: z.strictObject({
    team: id,
    after: z.string().max(1000).optional(),
    most: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: whole,
  refusals: ['not-found', 'invalid'],
  help: 'One team: what it is within, what is within it, its lead and its people',
})

const words = { name: requiredText(200), parent: id.nullable(), lead: id.nullable() }

export const add = operation({
  name: 'teams.add',
  method: 'POST',
  path: '/teams',
  asks: 'viewer',
  input: z.strictObject({ name: words.name, parent: words.parent.default(null), lead: words.lead.default(null) }),
  output: whole,
  refusals: ['forbidden', 'invalid'],
  help: 'Adds a team (administrators)',
})

export const change = operation({
  name: 'teams.change',
  method: 'PATCH',
  path: '/teams/{team}',
  asks: 'viewer',
  input: z.strictObject({ team: id, revision: z.int(), ...z.object(words).partial().shape }),
  output: whole,
  refusals: ['not-found', 'forbidden', 'conflict', 'invalid'],
  help: 'Changes the name, the lead or the place of a team (administrators)',
})

const people = z.array(id).min(1, { error: 'Name at least one person.' }).max(500)

export const join = operation({
  name: 'teams.join',
  method: 'POST',
  path: '/teams/{team}/joining',
  asks: 'viewer',
  input: z.strictObject({ team: id, persons: people, from: day.optional() }),
  output: whole,
  refusals: ['not-found', 'forbidden', 'invalid'],
  help: 'Lets people belong to a team, from today or an earlier day (administrators and leads)',
})

export const leave = operation({
  name: 'teams.leave',
  method: 'POST',
  path: '/teams/{team}/leaving',
  asks: 'viewer',
  input: z.strictObject({ team: id, persons: people, on: day.optional() }),
  output: whole,
  refusals: ['not-found', 'forbidden', 'invalid'],
  help: 'Takes people out of a team; the day is the first on which they no longer belong to it (administrators and leads)',
})

export const setRhythm = operation({
  name: 'teams.set-rhythm',
  method: 'PUT',
  path: '/teams/{team}/rhythm',
  asks: 'viewer',
  /** Days between two check-ins; null takes that of the nearest team upward, else each goal's framework's. */
  input: z.strictObject({ team: id, rhythm: z.int().min(1).max(366).nullable() }),
  output: whole,
  refusals: ['not-found', 'forbidden', 'invalid'],
  help: 'Sets how often goals of a team are checked in on where they say nothing themselves (administrators and leads)',
})

export const holds = operation({
  name: 'teams.holds',
  method: 'GET',
  path: '/teams/{team}/holds',
  asks: 'viewer',
  input: z.strictObject({ team: id }),
  output: z.object({
    people: z.int(),
    teams: z.int(),
    /** Goals of the team itself that are not closed and that the viewer sees, counted to 1,000. */
    goals: z.int(),
  }),
  refusals: ['not-found'],
  help: 'What a team holds itself, which another one has to take before it is archived',
})

export const archive = operation({
  name: 'teams.archive',
  method: 'POST',
  path: '/teams/{team}/archiving',
  asks: 'viewer',
  input: z.strictObject({
    team: id,
    revision: z.int(),
    /** The team that takes its people, the teams within it and its goals, where it holds any. */
    to: id.nullable().default(null),
  }),
  output: whole,
  refusals: ['not-found', 'forbidden', 'conflict', 'invalid'],
  help: 'Archives a team that is used no longer; what it holds goes to another one in the same step (administrators)',
})

export const unarchive = operation({
  name: 'teams.unarchive',
  method: 'DELETE',
  path: '/teams/{team}/archiving',
  asks: 'viewer',
  input: z.strictObject({ team: id }),
  output: whole,
  refusals: ['not-found', 'forbidden', 'invalid'],
  help: 'Takes an archived team into use again, as empty as it is (administrators)',
})

export const contract = [list, search, see, add, change, join, leave, setRhythm, holds, archive, unarchive]
