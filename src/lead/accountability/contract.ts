import { z } from 'zod'
import { abilities, operation, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { audienceSeen } from '../../people/sight/audience.ts'
import { offerEnds, offerVerbs, ownedKinds } from './accountability.ts'

const person = z.object({ person: id, name: z.string() })
const kind = z.enum(ownedKinds)

const offer = z.object({
  offer: id,
  kind,
  subject: id,
  /** Whose page has it, as far as the viewer sees it. */
  at: id.nullable(),
  /** As the viewer may see it; null where it is no longer theirs to see. */
  title: z.string().nullable(),
  giver: person,
  receiver: person,
  word: z.string(),
  offeredAt: z.iso.datetime(),
  lapsesOn: day,
  endedAs: z.enum(offerEnds).nullable(),
  answer: z.string(),
  abilities: abilities(offerVerbs),
})

const held = z.object({
  kind,
  subject: id,
  /** Whose page has it: its own, or for a promise its stakeholder's. */
  at: id,
  title: z.string(),
  due: day.nullable(),
  team: z.object({ team: id, name: z.string() }).nullable(),
  /** To whom it is offered, where the viewer has to do with the offer. */
  offeredTo: person.nullable(),
  abilities: abilities(['hand on']),
})

export const of = operation({
  name: 'accountability.of',
  method: 'GET',
  path: '/people/{person}/accountability',
  asks: 'viewer',
  input: z.strictObject({
    person: id,
    /** Only these; `after` goes on from there. */
    kind: kind.optional(),
    after: z.string().max(100).optional(),
    most: z.coerce.number().int().min(1).max(200).default(10),
  }),
  output: z.object({
    person: person.extend({ left: z.boolean(), leavesOn: day.nullable() }),
    /** By kind, each with its first page: what is overdue first, then by its day. */
    kinds: z.array(
      z.object({
        kind,
        /** Why these are not handed over; null where they are. */
        fixed: z.string().nullable(),
        total: z.int(),
        overdue: z.int(),
        held: z.array(held),
        /** Hand it back as `after`, with this kind. */
        next: z.string().nullable(),
      }),
    ),
    /** The same of the kind that was asked for. */
    next: z.string().nullable(),
    /** Whether the viewer may hand on any of it; each thing says whether it is one of these. */
    abilities: abilities(['hand on']),
  }),
  refusals: ['not-found', 'invalid'],
  help: 'What the buck stops with somebody for, of what the viewer may see: by kind, overdue first',
})

export const see = operation({
  name: 'accountability.see',
  method: 'GET',
  path: '/accountability/{kind}/{subject}',
  asks: 'viewer',
  input: z.strictObject({ kind, subject: id }),
  output: z.object({
    kind,
    subject: id,
    owner: person.extend({ left: z.boolean() }).nullable(),
    /** The open offer, where the viewer has to do with it. */
    offer: offer.nullable(),
    /** Who answered for it and who could see it, from when to when, the latest first; only for those who may change it. */
    holdings: z
      .array(
        z.object({
          from: day,
          to: day.nullable(),
          owner: person.nullable(),
          audience: audienceSeen,
        }),
      )
      .nullable(),
    abilities: abilities(['hand over']),
  }),
  refusals: ['not-found'],
  help: 'Who answers for a thing, to whom it is offered, and who could see it when',
})

const given = {
  receiver: id,
  word: text(2_000).default(''),
  /** Whether the receiver is let see it, where they may not yet. */
  letSee: z.boolean().default(false),
}

export const make = operation({
  name: 'accountability.offer',
  method: 'POST',
  path: '/offers',
  asks: 'viewer',
  input: z.strictObject({
    kind,
    subject: id,
    ...given,
    /** The last day on which it can be accepted; two weeks where it is left out. */
    lapsesOn: day.optional(),
  }),
  output: offer,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Offer something that one answers for to somebody else; one answers for it until they accept',
})

export const offers = operation({
  name: 'accountability.offers',
  method: 'GET',
  path: '/offers',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({ toMe: z.array(offer), byMe: z.array(offer) }),
  refusals: [],
  help: 'Open offers to me and by me, what lapses first at the top; at most 200 of each',
})

export const accept = operation({
  name: 'accountability.accept',
  method: 'POST',
  path: '/offers/{offer}/acceptance',
  asks: 'viewer',
  input: z.strictObject({ offer: id, answer: text(2_000).default('') }),
  output: offer,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Accept an offer: from now on one answers for it',
})

export const decline = operation({
  name: 'accountability.decline',
  method: 'POST',
  path: '/offers/{offer}/refusal',
  asks: 'viewer',
  input: z.strictObject({ offer: id, answer: text(2_000).default('') }),
  output: offer,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Decline an offer; it stays with its giver',
})

export const withdraw = operation({
  name: 'accountability.withdraw',
  method: 'DELETE',
  path: '/offers/{offer}',
  asks: 'viewer',
  input: z.strictObject({ offer: id }),
  output: offer,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Take back an offer that was not answered yet',
})

export const handOn = operation({
  name: 'accountability.hand-on',
  method: 'POST',
  path: '/people/{person}/handing-on',
  asks: 'viewer',
  input: z.strictObject({
    person: id,
    /** Goes with offers. */
    word: given.word,
    letSee: given.letSee,
    things: z
      .array(z.strictObject({ kind, subject: id, receiver: id }))
      .min(1, { error: 'Choose at least one thing.' })
      .max(200, { error: 'Hand on at most 200 things at once.' }),
  }),
  output: z.object({
    /** Those that have a new owner now, and those that wait for an answer. */
    handedOn: z.int(),
    offered: z.int(),
  }),
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Hand on several things to several persons, all or none: at once where their owner has left, as offers where not',
})

export const contract = [of, see, make, offers, accept, decline, withdraw, handOn]
