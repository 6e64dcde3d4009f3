import { GoalDecisions } from '../../lead/decisions/web/GoalDecisions.tsx'
import { Origins } from '../../lead/scans/web/Origins.tsx'
import { EndangeredBy } from '../../lead/signals/web/EndangeredBy.tsx'
import { GoalPage } from '../../manage/check-ins/web/GoalPage.tsx'
import { GoalSlots } from '../../manage/check-ins/web/goal-slots.ts'
import { Succession } from '../../manage/cycles/web/Succession.tsx'
import { ForecastLine } from '../../manage/forecasts/web/ForecastLine.tsx'
import { ForecastPart } from '../../manage/forecasts/web/ForecastPart.tsx'
import { GaugesPart } from '../../manage/gauges/web/GaugesPart.tsx'
import type { GoalView } from '../../manage/goals/contract.ts'
import { LeaningPart } from '../../manage/indicators/web/LeaningPart.tsx'

/** Where it comes from: what was found, and the goal that it continues. */
const Before = ({ goal }: { goal: GoalView }) => (
  <>
    <Origins goal={goal.node.node} />
    <Succession goal={goal} />
  </>
)

const Endangered = ({ goal }: { goal: GoalView }) => <EndangeredBy goal={goal.node.node} />

const slots: GoalSlots = {
  succession: Before,
  decisions: GoalDecisions,
  endangered: Endangered,
  forecast: ForecastPart,
  leaning: LeaningPart,
  gauges: GaugesPart,
  line: ForecastLine,
}

/** A goal's page with what the slices above it have to say. */
export function WholeGoalPage() {
  return (
    <GoalSlots value={slots}>
      <GoalPage />
    </GoalSlots>
  )
}
