import { isQuantity } from '../../kernel/quantity.ts'

/** Decimal texts compared to the last digit, where a floating number would take two large ones for the same. */
const scaled = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole + fraction.padEnd(10, '0'))
  return text.startsWith('-') ? -size : size
}

/** Below 0 where the first is the smaller one, 0 where both are equal; null where one of them is no number. */
export function compared(first: string | null, second: string | null): number | null {
  if (first === null || second === null || !isQuantity(first) || !isQuantity(second)) return null
  const difference = scaled(first) - scaled(second)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
