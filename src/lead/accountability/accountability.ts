import { addDays, type Day } from '../../kernel/dates.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { type Abilities, type Ability, may, mayIf, mayNot } from '../../kernel/viewer.ts'
import type { VisibilityWord } from '../../people/sight/audience.ts'

/**
 * Accountability: each thing has one owner, with whom the buck stops. It is handed over by an offer that the other accepts;
 * until then the giver answers for it. What belongs to somebody who has left is handed on at once.
 */
export const ownedKinds = [
  'priority',
  'goal',
  'decision',
  'change',
  'briefing',
  'stakeholder',
  'promise',
  'signal',
  'scan',
  'indicator',
] as const
export type OwnedKind = (typeof ownedKinds)[number]

export const offerEnds = ['accepted', 'declined', 'withdrawn', 'lapsed'] as const
export type OfferEnd = (typeof offerEnds)[number]

/** Days in which an offer can be accepted, where nothing else is said; and at most. */
export const offerLasts = 14
export const offerLastsAtMost = 90

/** How a viewer stands to a thing and to its owner. */
export interface Standing {
  isOwner: boolean
  /** Above the owner in the reporting line; of somebody who has left, directly above them last. */
  isAbove: boolean
  leadsTeam: boolean
  administrator: boolean
  ownerLeft: boolean
}

/** The owner offers; what belongs to somebody who has left is handed on by their manager, the team's lead or an administrator. */
export function handingAbility({ isOwner, isAbove, leadsTeam, administrator, ownerLeft }: Standing): Ability {
  if (ownerLeft)
    return mayIf(
      isAbove || leadsTeam || administrator,
      'What somebody who has left answered for is handed on by their last manager, the team’s lead or an administrator.',
    )
  return mayIf(isOwner, 'Its owner hands it over: ask them to offer it to you.')
}

export const offerVerbs = ['accept', 'decline', 'withdraw'] as const
export type OfferVerb = (typeof offerVerbs)[number]

export function offerAbilities(
  viewer: string,
  offer: { giver: string; receiver: string; by: string; lapsesOn: Day; endedAs: OfferEnd | null },
  today: Day,
): Abilities<OfferVerb> {
  const open: Ability =
    offer.endedAs !== null
      ? mayNot('This offer was answered or taken back already.')
      : mayIf(offer.lapsesOn >= today, 'This offer has lapsed. Ask for it again.')
  const first = (...each: Ability[]): Ability => each.find(({ allowed }) => !allowed) ?? may
  const receiver = mayIf(viewer === offer.receiver, 'Only the person to whom it is offered answers.')
  return {
    accept: first(receiver, open),
    decline: first(receiver, open),
    withdraw: first(
      mayIf(viewer === offer.giver || viewer === offer.by, 'Only who offered it takes the offer back.'),
      open,
    ),
  }
}

export function lapseFault(lapsesOn: Day, today: Day): Fault | null {
  if (lapsesOn < today) return { at: 'lapsesOn', sentence: 'This day has passed. Choose a later one.' }
  if (lapsesOn > addDays(today, offerLastsAtMost))
    return {
      at: 'lapsesOn',
      sentence: `Choose a day within ${offerLastsAtMost} days: an offer is not left open for long.`,
    }
  return null
}

/** Audiences that can take in one person more: those that are made of persons. A team's is made of its members. */
export const takesIn = (word: VisibilityWord): boolean => word !== 'team' && word !== 'organisation'

/** What cannot be seen cannot be answered for; whoever is let in knowingly sees it, where its audience can take them in. */
export function sightFault(
  name: string,
  { sees, open, given }: { sees: boolean; open: boolean; given: boolean },
): Fault | null {
  if (sees || (given && open)) return null
  return {
    at: 'receiver',
    sentence: open
      ? `${name} may not see it. Let them see it, or choose somebody else.`
      : `${name} may not see it, and cannot be let in by the way. Give it an audience that they are in first, or choose somebody else.`,
  }
}
