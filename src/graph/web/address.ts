import { z } from 'zod'
import { id } from '../../kernel/ids.ts'
import { sorts } from '../contract.ts'
import { healths } from '../health.ts'
import { gaps } from '../node.ts'

/** Where one looks on the map, as the address holds it: back and forward work, and a place can be sent to somebody. */
export const mapAddress = z.object({
  /** The node that one looks from; without it the whole organisation. */
  focus: id.optional(),
  /** Nodes from the top to the focus, since a goal may be reached in several ways. */
  path: z.string().max(4000).optional(),
  /** A team whose goals support nothing; `none` for goals without a team. */
  loose: z.union([id, z.literal('none')]).optional(),
  /** The chosen node. */
  at: id.optional(),
  view: z.enum(['map', 'table']).default('map'),
})

/** What is looked for and in which order, on the map as in the table. */
export const wantedAddress = z.object({
  text: z.coerce.string().max(200).optional(),
  team: id.optional(),
  owner: id.optional(),
  health: z.enum(healths).optional(),
  framework: z.string().max(20).optional(),
  gap: z.enum(gaps).optional(),
  /** Only what this node carries, however far below. */
  under: id.optional(),
  kind: z.enum(['goal', 'measure']).default('goal'),
  sort: z.enum(sorts).default('title'),
  down: z.coerce.boolean().default(false),
})

export type MapAddress = z.output<typeof mapAddress>
export type WantedAddress = z.output<typeof wantedAddress>
/** What a filter changes; an empty one is taken away. */
export type WantedChange = Partial<z.input<typeof wantedAddress>>
