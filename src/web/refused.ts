import type { Fault, RefusalKind } from '../kernel/refusal.ts'

/** Problem details as `platform/problem.ts` sends them. */
interface ProblemDetails {
  type?: string
  status?: number
  detail?: string
  faults?: Fault[]
  [more: string]: unknown
}

/** `offline`: nothing answered. `late`: it took too long. `uncertain`: it may have been saved. `failed`: the fault is Bearing's. */
export type RefusedKind = RefusalKind | 'offline' | 'late' | 'unreachable' | 'uncertain' | 'failed'

/** A request that was not carried out. Its message is a sentence for whoever asked. */
export class Refused extends Error {
  readonly kind: RefusedKind
  /** The HTTP status; 0 where nothing answered. */
  readonly status: number
  readonly faults: Fault[]
  /** What helps to mend it; of a conflict both texts. */
  readonly details: Record<string, unknown>

  constructor(kind: RefusedKind, status: number, sentence: string, faults: Fault[] = [], details = {}) {
    super(sentence)
    this.kind = kind
    this.status = status
    this.faults = faults
    this.details = details
  }

  get yours(): unknown {
    return this.details.yours
  }

  get theirs(): unknown {
    return this.details.theirs
  }

  /** What is wrong with one field, such as `measures.0.target`. */
  faultAt(field: string): string | undefined {
    return this.faults.find(({ at }) => at === field)?.sentence
  }

  /** Whether asking again, unchanged, could help. */
  get passing(): boolean {
    return ['offline', 'late', 'unreachable', 'failed', 'too-many'].includes(this.kind)
  }
}

export function refusedBy(status: number, body: unknown, otherwise: string): Refused {
  const { type, detail, faults, status: _, title: __, ...details } = (body ?? {}) as ProblemDetails
  const kind = (type?.split(':').at(-1) ?? (status >= 500 || status < 300 ? 'failed' : 'malformed')) as RefusedKind
  return new Refused(kind, status, detail ?? otherwise, faults ?? [], details)
}
