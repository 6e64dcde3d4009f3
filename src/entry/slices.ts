import { answers as graph } from '../graph/server.ts'
import { answers as direction } from '../lead/direction/server.ts'
import { answersWith as checkIns } from '../manage/check-ins/server.ts'
import { answers as goals } from '../manage/goals/server.ts'
import { answersWith as imports } from '../manage/imports/server.ts'
import { type LinksNeed, answersWith as links } from '../people/links/server.ts'
import { answersWith as organisations } from '../people/organisations/server.ts'
import { answersWith as persons } from '../people/persons/server.ts'
import { type SignInNeeds, answersWith as signIn } from '../people/sign-in/server.ts'
import { answers as teams } from '../people/teams/server.ts'
import { answersWith as tokens } from '../people/tokens/server.ts'
import type { Answer } from '../platform/answer.ts'

export type SliceNeeds = LinksNeed &
  SignInNeeds & {
    /** Lets the roll-up start at once. */
    wake(org?: string): void
  }

/** What answers every operation. */
export const answersOf = (needs: SliceNeeds): Answer[] => [
  ...organisations(needs),
  ...persons(needs),
  ...teams,
  ...tokens(needs),
  ...links(needs),
  ...signIn(needs),
  ...graph,
  ...direction,
  ...goals,
  ...checkIns(needs),
  ...imports(needs),
]
