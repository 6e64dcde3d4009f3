import { z } from 'zod'

/**
 * A number as a decimal text, such as `-12.5`: at most 28 digits before the point and 10 after it, as the database's
 * `numeric(38,10)` keeps it. It travels as text so that nothing is rounded on the way.
 */
export type Quantity = string

const shape = /^-?\d{1,28}(\.\d{1,10})?$/

export const isQuantity = (text: string): boolean => shape.test(text)

const kept = 'Write a plain number such as 12 or -3.5, with at most 28 digits before the point and ten after it.'

/** Accepts a JSON number or its text. A JSON number has about 15 digits; where it cannot hold more, its text is asked for. */
export const quantity = z
  .union([z.number(), z.string()])
  .refine((given) => typeof given === 'string' || Math.abs(given) <= Number.MAX_SAFE_INTEGER, {
    error: 'A JSON number this large has lost digits already. Send it as text: "9007199254740993".',
  })
  .transform((given) => (typeof given === 'number' ? plain(given) : given.trim()))
  .refine(isQuantity, { error: kept })

/** A JavaScript number without an exponent; one too small to be kept is left as it is, and refused. */
function plain(given: number): string {
  const text = String(given)
  if (!/e/i.test(text)) return text
  const written = given.toFixed(10).replace(/\.?0+$/, '')
  return Number(written) === given ? written : text
}

/** In ten-thousand-millionths, exactly; a floating number would take two large ones for the same. */
const scaled = (text: Quantity): bigint => {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole + fraction.padEnd(10, '0'))
  return text.startsWith('-') ? -size : size
}

/** Below 0 where the first is the smaller one, 0 where both are equal. */
export function compare(first: Quantity, second: Quantity): number {
  const difference = scaled(first) - scaled(second)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** How far the first lies above the second: exact as long as that is within a floating number's 15 digits. */
export const distance = (first: Quantity, second: Quantity): number => Number(scaled(first) - scaled(second)) / 1e10

/** `12.5000000000`, as the database prints it, becomes `12.5`. */
export const trimmed = (given: string): Quantity =>
  given.includes('.') ? given.replace(/0+$/, '').replace(/\.$/, '') : given
