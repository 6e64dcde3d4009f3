import type { OutputOf } from '../../../kernel/contract.ts'
import type { offers } from '../contract.ts'

export type OfferSeen = OutputOf<typeof offers>['toMe'][number]
