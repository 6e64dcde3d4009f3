import { type AddressChange, type AddressOf, aDay, aFlag, anId, oneOf, someText } from '../../web/address.ts'
import { sorts } from '../contract.ts'
import { healths } from '../health.ts'
import { gaps, states } from '../node.ts'

/** Where one looks on the map, as the address holds it: back and forward work, and a place can be sent to somebody. */
export const mapAddress = {
  /** The node that one looks from; without it the whole organisation. */
  focus: anId,
  /** Nodes from the top to the focus, since a goal may be reached in several ways. */
  path: someText(4000),
  /** A team whose goals support nothing; `none` for goals without a team. */
  loose: (given: unknown) => anId(given) ?? oneOf(['none'])(given),
  /** The chosen node. */
  at: anId,
  view: oneOf(['map', 'table'], 'map'),
  /** The day as of which it is shown; today without one. */
  on: aDay,
  /** What changed since that day, in place of the map. */
  shown: oneOf(['map', 'changes'], 'map'),
}

/** What is looked for and in which order, on the map as in the table. */
export const wantedAddress = {
  text: someText(200),
  team: anId,
  owner: anId,
  health: oneOf(healths),
  framework: someText(20),
  gap: oneOf(gaps),
  state: oneOf(states),
  /** Only what this node carries, however far below. */
  under: anId,
  kind: oneOf(['goal', 'measure'], 'goal'),
  sort: oneOf(sorts, 'title'),
  down: aFlag,
  /** How the list is drawn. */
  as: oneOf(['table', 'timeline', 'board'], 'table'),
}

export type MapAddress = AddressOf<typeof mapAddress>
export type WantedAddress = AddressOf<typeof wantedAddress>
/** What a filter changes; an empty one is taken away. */
export type WantedChange = AddressChange<typeof wantedAddress>

/** One thing that is looked for, in words. */
export interface Named {
  name: keyof WantedAddress
  label: string
}
