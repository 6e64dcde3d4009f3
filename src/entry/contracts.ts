import { contract as graph } from '../graph/contract.ts'
import type { Operation } from '../kernel/contract.ts'
import { contract as direction } from '../lead/direction/contract.ts'
import { contract as checkIns } from '../manage/check-ins/contract.ts'
import { contract as goals } from '../manage/goals/contract.ts'
import { contract as organisations } from '../people/organisations/contract.ts'
import { contract as persons } from '../people/persons/contract.ts'

/** Every operation of the product. The server, the browser's client, the command line and the API page read this list. */
export const contracts: Operation[] = [...organisations, ...persons, ...graph, ...direction, ...goals, ...checkIns]
