import type { Refused } from './refused.ts'

/** A refusal shared out over a form: a sentence at each field that has one, and the rest above the form. */
export interface Faults {
  at: (field: string) => string | undefined
  /** For `Form`: what belongs to no field that is shown. */
  refusal: { what: string } | null
}

/** `const faults = faultsIn(act.error, ['name', 'email'])`, then `error={faults.at('name')}`. */
export function faultsIn(error: Refused | null, shown: readonly string[]): Faults {
  if (!error) return { at: () => undefined, refusal: null }
  const elsewhere = error.faults.filter(({ at }) => !shown.includes(at))
  const everyWhere = error.faults.length > 0 && elsewhere.length === 0
  const what = error.faults.length ? elsewhere.map(({ sentence }) => sentence).join(' ') : error.message
  return { at: (field) => error.faultAt(field), refusal: everyWhere ? null : { what } }
}
