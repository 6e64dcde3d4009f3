import { contract as graph } from '../graph/contract.ts'
import type { Operation } from '../kernel/contract.ts'
import { contract as direction } from '../lead/direction/contract.ts'
import { contract as checkIns } from '../manage/check-ins/contract.ts'
import { contract as goals } from '../manage/goals/contract.ts'
import { contract as imports } from '../manage/imports/contract.ts'
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
  ...graph,
  ...direction,
  ...goals,
  ...checkIns,
  ...imports,
]
