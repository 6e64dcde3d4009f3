import { answersWith as comments } from '../conversation/comments/server.ts'
import { answersWith as feed } from '../conversation/feed/server.ts'
import { answersWith as followers } from '../conversation/followers/server.ts'
import { answersWith as notices } from '../conversation/notices/server.ts'
import { answersWith as pulses } from '../conversation/pulses/server.ts'
import { answersWith as texts } from '../conversation/texts/server.ts'
import { answers as graph } from '../graph/server.ts'
import { answersWith as accountability } from '../lead/accountability/server.ts'
import { answersWith as briefings } from '../lead/briefings/server.ts'
import { answers as changes } from '../lead/changes/server.ts'
import { answers as decisions } from '../lead/decisions/server.ts'
import { answers as direction } from '../lead/direction/server.ts'
import { answersWith as scans } from '../lead/scans/server.ts'
import { answers as signals } from '../lead/signals/server.ts'
import { answers as stakeholders } from '../lead/stakeholders/server.ts'
import { answers as strategy } from '../lead/strategy/server.ts'
import { answers as checkIns } from '../manage/check-ins/server.ts'
import { answers as cycles } from '../manage/cycles/server.ts'
import { answers as forecasts } from '../manage/forecasts/server.ts'
import { answers as gauges } from '../manage/gauges/server.ts'
import { changesOf } from '../manage/goals/history.ts'
import { answers as goals } from '../manage/goals/server.ts'
import { goalsIn, rhythmsFollow } from '../manage/goals/store.ts'
import { answersWith as imports } from '../manage/imports/server.ts'
import { answers as indicators } from '../manage/indicators/server.ts'
import { answers as views } from '../manage/views/server.ts'
import { type LinksNeed, answersWith as links } from '../people/links/server.ts'
import { answersWith as organisations } from '../people/organisations/server.ts'
import { answersWith as persons } from '../people/persons/server.ts'
import { type SignInNeeds, answersWith as signIn } from '../people/sign-in/server.ts'
import { answersWith as teams } from '../people/teams/server.ts'
import { answersWith as tokens } from '../people/tokens/server.ts'
import type { Answer } from '../platform/answer.ts'
import { handOver } from './compose/handing-over.ts'
import { owned } from './compose/owned.ts'
import { pulseSubject } from './compose/pulse-subjects.ts'
import { goalsAround, kindsOf, subjectOf, titlesOf } from './compose/subjects.ts'
import { placeOf } from './compose/text-places.ts'
import { writeGoal } from './compose/writing-goals.ts'

export type SliceNeeds = LinksNeed &
  SignInNeeds & {
    /** Whether this installation sends mail, and what signs the addresses in it. */
    mail: 'on' | 'off'
    secret: string
  }

/** What answers every operation. */
export const answersOf = (needs: SliceNeeds): Answer[] => [
  ...organisations(needs),
  ...persons(needs),
  ...teams({ rhythmsFollow, goalsIn, handOver }),
  ...tokens(needs),
  ...links(needs),
  ...signIn(needs),
  ...followers({ subjectOf }),
  ...comments({ subjectOf }),
  ...notices({ titlesOf, mail: needs.mail, secret: needs.secret }),
  ...feed({ goalsAround, changesOf }),
  ...pulses({ pulseSubject }),
  ...texts({ placeOf }),
  ...graph,
  ...direction,
  ...accountability({ owned }),
  ...scans({ writeGoal }),
  ...signals,
  ...strategy,
  ...stakeholders,
  ...changes,
  ...decisions,
  ...briefings({ titlesOf, kindsOf }),
  ...goals,
  ...checkIns,
  ...indicators,
  ...gauges,
  ...forecasts,
  ...cycles,
  ...views,
  ...imports(needs),
]
