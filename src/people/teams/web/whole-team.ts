import type { z } from 'zod'
import type { whole } from '../contract.ts'

/** One team, as the operations answer. */
export type WholeTeam = z.output<typeof whole>
