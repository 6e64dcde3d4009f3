import { GoalPage } from '../../manage/check-ins/web/GoalPage.tsx'
import { GoalSlots } from '../../manage/check-ins/web/goal-slots.ts'
import { Succession } from '../../manage/cycles/web/Succession.tsx'
import { ForecastLine } from '../../manage/forecasts/web/ForecastLine.tsx'
import { ForecastPart } from '../../manage/forecasts/web/ForecastPart.tsx'
import { GaugesPart } from '../../manage/gauges/web/GaugesPart.tsx'

const slots: GoalSlots = { succession: Succession, forecast: ForecastPart, gauges: GaugesPart, line: ForecastLine }

/** A goal's page with what the slices above it have to say. */
export function WholeGoalPage() {
  return (
    <GoalSlots value={slots}>
      <GoalPage />
    </GoalSlots>
  )
}
