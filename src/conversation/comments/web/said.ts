import type { OutputOf } from '../../../kernel/contract.ts'
import type { list } from '../contract.ts'

export type Said = OutputOf<typeof list>['comments'][number]
