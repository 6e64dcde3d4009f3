import { z } from 'zod'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { id } from '../../kernel/ids.ts'
import { subject, subjectKinds } from '../followers/subject.ts'
import { longest, mostMentions, reactionKinds, reactionWord, verbs } from './comment.ts'

const person = z.object({ person: id, name: z.string() })
const reactions = z.array(
  z.object({ word: reactionWord, count: z.int(), mine: z.boolean(), names: z.array(z.string()) }),
)
const ability = z.object({ allowed: z.boolean(), because: z.string().optional() })

export const commentView = z.object({
  comment: id,
  by: person.nullable(),
  at: z.iso.datetime(),
  /** Empty where it was withdrawn. */
  body: z.string(),
  mentions: z.array(person),
  edited: z.boolean(),
  withdrawn: z.boolean(),
  revision: z.int(),
  reactions,
  abilities: abilities(verbs),
})

const said = {
  body: requiredText(longest),
  /** Persons who are meant by an @name in the text; they are told of it. */
  mentions: z.array(id).max(mostMentions).default([]),
}

export const list = operation({
  name: 'comments.list',
  method: 'GET',
  path: '/subjects/{kind}/{subject}/comments',
  asks: 'viewer',
  input: z.strictObject({ ...subject, after: id.optional() }),
  output: z.object({ comments: z.array(commentView), next: id.nullable() }),
  refusals: ['not-found'],
  help: 'What was said about a goal or a check-in, newest first',
})

export const write = operation({
  name: 'comments.write',
  method: 'POST',
  path: '/subjects/{kind}/{subject}/comments',
  asks: 'viewer',
  input: z.strictObject({ ...subject, ...said }),
  output: commentView,
  refusals: ['not-found', 'invalid'],
  help: 'Say something about a goal or a check-in, and mention persons who may see it',
})

export const edit = operation({
  name: 'comments.edit',
  method: 'PATCH',
  path: '/comments/{comment}',
  asks: 'viewer',
  input: z.strictObject({ comment: id, revision: z.int(), ...said }),
  output: commentView,
  refusals: ['not-found', 'forbidden', 'conflict', 'invalid'],
  help: 'Edit a comment of mine, for half an hour',
})

export const withdraw = operation({
  name: 'comments.withdraw',
  method: 'POST',
  path: '/comments/{comment}/withdrawal',
  asks: 'viewer',
  input: z.strictObject({ comment: id }),
  output: commentView,
  refusals: ['not-found', 'forbidden'],
  help: 'Withdraw a comment of mine: it stays as a record, and what it said is shown to nobody',
})

export const mentionable = operation({
  name: 'comments.mentionable',
  method: 'GET',
  path: '/subjects/{kind}/{subject}/mentionable',
  asks: 'viewer',
  input: z.strictObject({ ...subject, text: text(200).default('') }),
  output: z.object({ found: z.array(person.extend({ title: z.string() })) }),
  refusals: ['not-found'],
  help: 'Persons who may see a goal or a check-in, to mention them',
})

export const around = operation({
  name: 'comments.around',
  method: 'GET',
  path: '/goals/{goal}/conversation',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: z.object({
    goal: id,
    /** The goal and those of its check-ins about which anything was said. */
    subjects: z.array(
      z.object({
        kind: z.enum(subjectKinds),
        subject: id,
        comments: z.int(),
        reactions,
        acknowledged: z.array(z.object({ by: person, at: z.iso.datetime() })),
      }),
    ),
    abilities: z.object({ acknowledge: ability }),
  }),
  refusals: ['not-found'],
  help: 'How much was said about a goal and each of its check-ins: comments, reactions, acknowledgements',
})

export const react = operation({
  name: 'comments.react',
  method: 'PUT',
  path: '/subjects/{kind}/{subject}/reactions',
  asks: 'viewer',
  input: z.strictObject({ kind: z.enum(reactionKinds), subject: id, word: reactionWord, given: z.boolean() }),
  output: z.object({ reactions }),
  refusals: ['not-found', 'conflict'],
  help: 'React to a goal, a check-in or a comment with a word, or take it back',
})

export const acknowledge = operation({
  name: 'comments.acknowledge',
  method: 'POST',
  path: '/check-ins/{checkIn}/acknowledgement',
  asks: 'viewer',
  input: z.strictObject({ checkIn: id }),
  output: z.object({ checkIn: id, by: person, at: z.iso.datetime() }),
  refusals: ['not-found', 'forbidden'],
  help: 'Acknowledge a check-in, as the manager of the goal’s owner',
})

export const contract = [list, write, edit, withdraw, mentionable, around, react, acknowledge]
