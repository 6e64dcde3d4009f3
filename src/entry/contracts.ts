import { contract as comments } from '../conversation/comments/contract.ts'
import { contract as feed } from '../conversation/feed/contract.ts'
import { contract as followers } from '../conversation/followers/contract.ts'
import { contract as notices } from '../conversation/notices/contract.ts'
import { contract as pulses } from '../conversation/pulses/contract.ts'
import { contract as texts } from '../conversation/texts/contract.ts'
import { contract as graph } from '../graph/contract.ts'
import type { Operation } from '../kernel/contract.ts'
import { contract as accountability } from '../lead/accountability/contract.ts'
import { contract as briefings } from '../lead/briefings/contract.ts'
import { contract as changes } from '../lead/changes/contract.ts'
import { contract as decisions } from '../lead/decisions/contract.ts'
import { contract as direction } from '../lead/direction/contract.ts'
import { contract as scans } from '../lead/scans/contract.ts'
import { contract as signals } from '../lead/signals/contract.ts'
import { contract as stakeholders } from '../lead/stakeholders/contract.ts'
import { contract as strategy } from '../lead/strategy/contract.ts'
import { contract as checkIns } from '../manage/check-ins/contract.ts'
import { contract as cycles } from '../manage/cycles/contract.ts'
import { contract as forecasts } from '../manage/forecasts/contract.ts'
import { contract as gauges } from '../manage/gauges/contract.ts'
import { contract as goals } from '../manage/goals/contract.ts'
import { contract as imports } from '../manage/imports/contract.ts'
import { contract as indicators } from '../manage/indicators/contract.ts'
import { contract as views } from '../manage/views/contract.ts'
import { contract as links } from '../people/links/contract.ts'
import { contract as organisations } from '../people/organisations/contract.ts'
import { contract as persons } from '../people/persons/contract.ts'
import { contract as signIn } from '../people/sign-in/contract.ts'
import { contract as teams } from '../people/teams/contract.ts'
import { contract as tokens } from '../people/tokens/contract.ts'

/** Every operation of the product. The server, the browser's client, the command line and the API page read this list. */
export const contracts: Operation[] = [
  ...organisations,
  ...persons,
  ...teams,
  ...tokens,
  ...links,
  ...signIn,
  ...followers,
  ...comments,
  ...notices,
  ...feed,
  ...pulses,
  ...texts,
  ...graph,
  ...direction,
  ...accountability,
  ...scans,
  ...signals,
  ...strategy,
  ...stakeholders,
  ...changes,
  ...decisions,
  ...briefings,
  ...goals,
  ...checkIns,
  ...indicators,
  ...gauges,
  ...forecasts,
  ...cycles,
  ...views,
  ...imports,
]
