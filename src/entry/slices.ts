import { answers as graph } from '../graph/server.ts'
import { answers as direction } from '../lead/direction/server.ts'
import { answersWith as checkIns } from '../manage/check-ins/server.ts'
import { answers as goals } from '../manage/goals/server.ts'
import { answersWith as organisations } from '../people/organisations/server.ts'
import { answersWith as persons } from '../people/persons/server.ts'
import type { Answer } from '../platform/answer.ts'

export interface SliceNeeds {
  /** Lets the roll-up start at once. */
  wake(): void
  /** Lets this process look everybody up afresh. */
  forget(): void
}

/** What answers every operation. */
export const answersOf = (needs: SliceNeeds): Answer[] => [
  ...organisations(needs),
  ...persons(needs),
  ...graph,
  ...direction,
  ...goals,
  ...checkIns(needs),
]
