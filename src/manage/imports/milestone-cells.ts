import { z } from 'zod'
import { day } from '../../kernel/dates.ts'
import { mostMilestones } from '../goals/milestones.ts'
import type { Cells } from './cells.ts'

/** One of a list of milestones, as a measure keeps it. */
const milestone = z.object({ title: z.string().min(1).max(300), on: day.nullable(), reachedOn: day.nullable() })
export type Milestone = z.output<typeof milestone>

const list = z.array(milestone).max(mostMilestones)

export function milestonesIn(cells: Cells): Milestone[] | undefined {
  const written = cells.text('milestones', 100_000)
  if (written === undefined) return undefined
  try {
    return list.parse(JSON.parse(written))
  } catch {
    return cells.refuse('milestones', 'This is no list of milestones. Leave it as export wrote it, or empty.')
  }
}
