import { z } from 'zod'
import { type Id, id } from '../../kernel/ids.ts'

/**
 * A subject is what people talk about and follow: a goal, or a check-in of one. This floor lies below both, so whoever
 * wires the product says how a subject is found; what is said about it carries its audience.
 */
export const subjectKinds = ['goal', 'check-in'] as const
export type SubjectKind = (typeof subjectKinds)[number]

export const subject = { kind: z.enum(subjectKinds), subject: id }

export interface Subject {
  kind: SubjectKind
  subject: Id
  /** The node that it belongs to: a goal itself, or the goal that was checked in on. */
  node: Id
  title: string
  owner: Id | null
  audience: Id
}
