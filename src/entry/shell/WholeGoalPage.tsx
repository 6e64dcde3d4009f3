import { Accountable } from '../../lead/accountability/web/Accountable.tsx'
import { BriefingsAbout } from '../../lead/briefings/web/BriefingsAbout.tsx'
import { GoalChanges } from '../../lead/changes/web/GoalChanges.tsx'
import { GoalDecisions } from '../../lead/decisions/web/GoalDecisions.tsx'
import { Origins } from '../../lead/scans/web/Origins.tsx'
import { EndangeredBy } from '../../lead/signals/web/EndangeredBy.tsx'
import { ExpectedBy } from '../../lead/stakeholders/web/ExpectedBy.tsx'
import { CarriesPriorities } from '../../lead/strategy/web/CarriesPriorities.tsx'
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
    <CarriesPriorities goal={goal.node.node} />
    <Origins goal={goal.node.node} />
    <Succession goal={goal} />
  </>
)

const Endangered = ({ goal }: { goal: GoalView }) => (
  <>
    <EndangeredBy goal={goal.node.node} />
    <ExpectedBy goal={goal.node.node} />
  </>
)

const Changing = ({ goal }: { goal: GoalView }) => (
  <>
    <GoalChanges goal={goal.node.node} />
    <BriefingsAbout subject={goal.node.node} />
  </>
)

const Answering = ({ goal }: { goal: GoalView }) => <Accountable kind="goal" subject={goal.node.node} />

const slots: GoalSlots = {
  succession: Before,
  decisions: GoalDecisions,
  changes: Changing,
  endangered: Endangered,
  accountable: Answering,
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
