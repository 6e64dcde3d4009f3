import type { z } from 'zod'
import type { whole } from '../contract.ts'

/** One person, as the operations answer. */
export type Whole = z.output<typeof whole>
