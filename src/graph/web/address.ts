import { z } from 'zod'
import { id } from '../../kernel/ids.ts'
import { healths } from '../health.ts'
import { gaps } from '../node.ts'
import { sorts } from '../contract.ts'

/** What the map keeps in its address, so that back and forward work and a place can be sent to somebody. */
export const mapAddress = z.object({
  /** The node that one looks from; without it the whole organisation. */
  focus: id.optional(),
  /** Nodes from the top to the focus, since a goal may be reached in several ways. */
  path: z.string().max(4000).optional(),
  /** Looking at the goals of this team that support nothing. */
  loose: id.optional(),
  /** The chosen node. */
  at: id.optional(),
  view: z.enum(['map', 'table']).default('map'),
})

/** What is looked for and in which order, on the map and in the table. */
export const wantedAddress = z.object({
  text: z.coerce.string().max(200).optional(),
  team: id.optional(),
  owner: id.optional(),
  health: z.enum(healths).optional(),
  framework: z.string().max(20).optional(),
  gap: z.enum(gaps).optional(),
  kind: z.enum(['goal', 'measure']).default('goal'),
  sort: z.enum(sorts).default('title'),
  down: z.stringbool().or(z.boolean()).default(false),
})

export type MapAddress = z.output<typeof mapAddress>
export type WantedAddress = z.output<typeof wantedAddress>
