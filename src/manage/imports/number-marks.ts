import { isQuantity, type Quantity, trimmed } from '../../kernel/quantity.ts'

/** What stands before the decimals: 1,200 is twelve hundred where it is a point, and a little more than one where not. */
export const decimalMarks = ['.', ','] as const
export type DecimalMark = (typeof decimalMarks)[number]

/** A number as it was written, with what stood around it. */
export interface Written {
  number: Quantity
  percent: boolean
  currency: string
}

const shape = /^([-−+]?)\s*([€$£¥]|[A-Z]{3}(?=[\s\d]))?\s*([-−]?)(\d[\d.,'’\s\u00a0\u202f]*)\s*(%|[€$£¥]|[A-Z]{3})?$/

export function readNumber(text: string, mark: DecimalMark): Written | undefined {
  const parts = shape.exec(text.trim())
  if (!parts) return undefined
  const [, sign = '', before = '', inner = '', digits = '', after = ''] = parts
  const bare = digits.trim()
  const point = bare.lastIndexOf(mark)
  const whole = point === -1 ? bare : bare.slice(0, point)
  const rest = point === -1 ? '' : bare.slice(point + 1)
  const other = mark === '.' ? ',' : '.'
  const inThrees = new RegExp(
    `^[1-9]\\d{0,2}(?:[${other}'’\\s\\u00a0\\u202f]\\d{2,3})*(?:[${other}'’\\s\\u00a0\\u202f]\\d{3})$|^\\d+$`,
  )
  if (!inThrees.test(whole) || !/^\d*$/.test(rest) || (point !== -1 && rest === '')) return undefined
  const minus = /[-−]/.test(sign + inner) ? '-' : ''
  const plain = `${minus}${whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`
  if (!isQuantity(plain)) return undefined
  const number = trimmed(plain)
  return {
    number: number === '-0' ? '0' : number,
    percent: after === '%',
    currency: after === '%' ? before : before || after,
  }
}

export const looksLikeNumber = (text: string): boolean =>
  readNumber(text, '.') !== undefined || readNumber(text, ',') !== undefined

/** What all values say of the mark: one, both, nothing that could be taken two ways (`none`), or only such (`open`). */
export function markIn(values: Iterable<string>): DecimalMark | 'open' | 'both' | 'none' {
  const found = new Set<DecimalMark>()
  let open = false
  for (const value of values) {
    if (!/[.,]/.test(value)) continue
    const [point, comma] = [readNumber(value, '.'), readNumber(value, ',')]
    if (point && comma) open ||= point.number !== comma.number
    else if (point) found.add('.')
    else if (comma) found.add(',')
  }
  if (found.size > 1) return 'both'
  return [...found][0] ?? (open ? 'open' : 'none')
}
