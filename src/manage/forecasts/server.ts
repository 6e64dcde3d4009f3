import type { OutputOf } from '../../kernel/contract.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { goalRow } from '../goals/store.ts'
import { type Moment, momentDay, ownReliability, type Said, sharedReliability } from './calibration.ts'
import * as contract from './contract.ts'
import { forecastOf, type MeasureToForecast, type Outlook, probabilityOf, type When } from './forecast.ts'
import type { Reading } from './series.ts'
import * as store from './store.ts'
import { outlookOfAll, together } from './together.ts'

type Seen = OutputOf<typeof contract.of>

const shown = (outlook: Outlook): Pick<Seen['measures'][number], 'silent' | 'forecast'> => {
  if (outlook.silent !== null) return { silent: outlook.silent, forecast: null }
  const { silent, ...forecast } = outlook
  return { silent, forecast }
}

const of = answer(contract.of, async ({ goal }, { tx, viewer, today }) => {
  const [row, measures] = await Promise.all([goalRow(tx, viewer, goal), store.measuresOf(tx, viewer, goal)])
  const when: When = { start: row.start_on, due: row.due_on, today }
  const ended = row.state === 'active' ? null : row.state
  const look = (measure: MeasureToForecast): Outlook => (ended ? { silent: ended } : forecastOf(measure, when))
  const outlooks = measures.map(look)
  const ofMeasures = outlookOfAll(outlooks)
  const fromProgress = measures.length === 0 && !ended
  const readings = fromProgress ? await store.progressOf(tx, viewer, goal) : []
  return {
    goal: {
      node: goal,
      ...(readings.length > 0 ? outlookOfAll([look(progressMeasure(readings))]) : ofMeasures),
      from: fromProgress ? ('progress' as const) : ('measures' as const),
      counted: outlooks.filter(({ silent }) => silent === null).length,
      countable: outlooks.length,
      ...(ended ? { silent: ended } : {}),
    },
    measures: measures.map(({ node, title, unit }, at) => ({
      measure: node,
      title,
      unit,
      ...shown(outlooks[at] as Outlook),
    })),
  }
})

/** Progress, read as a measure from nothing to all. */
const progressMeasure = (readings: Reading[]): MeasureToForecast => ({
  unit: '%',
  direction: 'increase',
  baseline: 0,
  target: 100,
  targetMax: null,
  readings,
})

const calibration = answer(contract.calibration, async ({ moment }, asking) => {
  const { viewer } = asking
  const said = await saidOf(asking, moment)
  const own = (each: Said[]) => ownReliability(each.filter(({ owner }) => owner === viewer.person))
  const all = (each: Said[]) => sharedReliability(each, viewer.person)
  return {
    moment,
    own: { confidence: own(said.confidence), forecast: own(said.forecast) },
    all: { confidence: all(said.confidence), forecast: all(said.forecast) },
  }
})

/** What owners had said by then, and what the forecast would have said from the readings of then. */
async function saidOf({ tx, viewer }: ViewerAsking, moment: Moment) {
  const closed = new Map((await store.closedGoals(tx, viewer)).toReversed().map((each) => [each.goal, each]))
  const goals = [...closed.values()]
    .map((each) => ({ ...each, on: momentDay(each.start, each.due, moment) }))
    .filter(({ on, closed_on }) => on < closed_on)
  const [confidence, measures] = await Promise.all([
    store.confidenceThen(tx, viewer, goals),
    store.measuresThen(tx, viewer, goals),
  ])
  const byGoal = Map.groupBy(measures, ({ goal }) => goal)
  const say = (probabilityOf: (goal: (typeof goals)[number]) => number | null): Said[] =>
    goals.flatMap((goal) => {
      const probability = probabilityOf(goal)
      return probability === null ? [] : { owner: goal.owner, met: goal.closed_as === 'met', probability }
    })
  return {
    confidence: say(({ goal }) => {
      const stated = confidence.get(goal)
      return stated === undefined ? null : stated / 10
    }),
    forecast: say(({ goal, start, due, on }) => {
      const each = byGoal.get(goal)?.map((measure) => probabilityOf(measure, { start, due, today: on })) ?? []
      return together(each.filter((probability) => probability !== null))?.probability ?? null
    }),
  }
}

export const answers: Answer[] = [of, calibration]
