import type { Id } from './ids.ts'

/** Who is asking, in which organisation. Nothing is read without one. */
export interface Viewer {
  org: Id
  person: Id
  administrator: boolean
  /** The organisation's time zone; civil dates are meant in it. */
  zone: string
  /** What a personal access token allows; a signed-in person has both. */
  scopes: readonly Scope[]
}

export const scopes = ['read', 'write'] as const
export type Scope = (typeof scopes)[number]

/**
 * What a viewer may do with a thing, and why not where they may not. Travels with every reply, so that a button asks
 * the reply and never derives the rule again.
 */
export type Abilities<Verb extends string> = Record<Verb, Ability>
export interface Ability {
  allowed: boolean
  /** A sentence, present only where `allowed` is false. */
  because?: string
}

export const may: Ability = { allowed: true }
export const mayNot = (because: string): Ability => ({ allowed: false, because })
export const mayIf = (condition: boolean, because: string): Ability => (condition ? may : mayNot(because))
