import type { Milestone } from '../../../graph/milestone.ts'
import { useToday } from '../../../web/viewer.tsx'
import classes from './Milestones.module.css'
import { Milestones } from './Milestones.tsx'
import type { Said } from './said.ts'

interface Props {
  measure: string
  title: string
  milestones: readonly Milestone[]
  said: Said
  onChange: (said: Said) => void
}

/** A list of milestones in a check-in: what is ticked here is recorded with the rest of it. */
export function MilestoneTicks({ measure, title, milestones, said, onChange }: Props) {
  const today = useToday()
  const ticks = said.ticks?.[measure] ?? {}
  const shown = milestones.map((each) => ({
    ...each,
    reachedOn: each.title in ticks ? (ticks[each.title] ?? null) : each.reachedOn,
  }))
  const tick = (milestone: Milestone, reached: boolean) => {
    const before = milestones.find((each) => each.title === milestone.title)?.reachedOn ?? null
    const { [milestone.title]: _, ...others } = ticks
    // Ticked back to what it was, nothing is said of it.
    const next = (before !== null) === reached ? others : { ...others, [milestone.title]: reached ? today : null }
    onChange({ ...said, ticks: { ...said.ticks, [measure]: next } })
  }
  return (
    <fieldset className={classes.field}>
      <legend className={classes.label}>{title}</legend>
      <Milestones label={title} milestones={shown} today={today} onTick={tick} />
    </fieldset>
  )
}
