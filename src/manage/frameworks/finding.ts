import type { ZodType } from 'zod'
import type { Finding, Part } from './framework.ts'

/** What a check writes of a finding; which part asks is said once, in `part`. */
export type Seen = Omit<Finding, 'check' | 'part'>

/** One part of a framework: open where something was found, silent where too little is written to say. */
export function part(check: string, name: string, seen: readonly (Seen | null)[], says: 'enough' | 'too little'): Part {
  const findings = seen.flatMap((one) => (one ? [{ check, part: name, ...one }] : []))
  const stands = findings.length > 0 ? 'open' : says === 'enough' ? 'met' : 'silent'
  return { check, part: name, stands, findings }
}

/**
 * What is kept, as the framework's own shape. A field that is half typed, or of another shape, counts as not written yet
 * and takes nothing else with it.
 */
export function factsOf<Facts>(shape: ZodType<Facts>, kept: unknown): Facts {
  const whole = shape.safeParse(kept ?? {})
  if (whole.success) return whole.data
  const fields = typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? Object.entries(kept) : []
  return shape.parse(Object.fromEntries(fields.filter(([name, value]) => shape.safeParse({ [name]: value }).success)))
}

/** Long texts are shown by their beginning. */
export const quoted = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  const letters = Array.from(line)
  return `“${letters.length > 80 ? `${letters.slice(0, 79).join('').trimEnd()}…` : line}”`
}
