import { z } from 'zod'

/**
 * A number as a decimal text, such as `-12.5`: at most 28 digits before the point and 10 after it, as the database's
 * `numeric(38,10)` keeps it. It travels as text so that nothing is rounded on the way.
 */
export type Quantity = string

const shape = /^-?\d{1,28}(\.\d{1,10})?$/

export const isQuantity = (text: string): boolean => shape.test(text)

/** Accepts a JSON number or its text. */
export const quantity = z
  .union([z.number(), z.string()])
  .transform((given) => (typeof given === 'number' ? plain(given) : given.trim()))
  .refine(isQuantity, { error: 'Write a plain number such as 12 or -3.5, with at most ten decimal places.' })

/** A JavaScript number without an exponent. */
function plain(given: number): string {
  const text = String(given)
  return /e/i.test(text) ? given.toFixed(10).replace(/\.?0+$/, '') : text
}

/** `12.5000000000`, as the database prints it, becomes `12.5`. */
export const trimmed = (given: string): Quantity =>
  given.includes('.') ? given.replace(/0+$/, '').replace(/\.$/, '') : given
