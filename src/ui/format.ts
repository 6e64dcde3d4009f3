// Numbers and dates as people in a locale write them. Pure: the locale, and today, are arguments.
// Numbers may be given as decimal text ('12.50'), so that nothing is rounded on the way to the eye.

export type Numeric = number | string

const made = new Map<string, unknown>()

/** Making a formatter costs a hundred times more than using it, so each is made once. */
function once<T>(kind: string, locale: string, options: object, make: () => T): T {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`
  const known = made.get(key) as T | undefined
  if (known !== undefined) return known
  const fresh = make()
  made.set(key, fresh)
  return fresh
}

const numbers = (locale: string, options: Intl.NumberFormatOptions) =>
  once('number', locale, options, () => new Intl.NumberFormat(locale, options))

const dates = (locale: string, options: Intl.DateTimeFormatOptions) =>
  once('date', locale, options, () => new Intl.DateTimeFormat(locale, options))

const print = (format: Intl.NumberFormat, value: Numeric) => format.format(value as Intl.StringNumericLiteral)

/** `1234.5` → "1,234.5". At most `digits` decimal places, 2 unless said otherwise; a small number keeps as many digits. */
export const number = (value: Numeric, locale: string, digits = 2) =>
  print(numbers(locale, shown(value, digits)), value)

/** 0.0041 shown to two places would be nothing, so a small number is shown to two digits. */
const shown = (value: Numeric, digits: number): Intl.NumberFormatOptions =>
  digits > 0 && isSmall(value, 10 ** -digits) ? { maximumSignificantDigits: digits } : { maximumFractionDigits: digits }

const isSmall = (value: Numeric, least: number) => Number(value) !== 0 && Math.abs(Number(value)) < least

/** `12345678` → "12.3M", where room is short. */
export const compact = (value: Numeric, locale: string) =>
  print(numbers(locale, { notation: 'compact', maximumFractionDigits: 1 }), value)

/** A ratio: `0.42` → "42%", `2.5` → "250%". */
export const percent = (ratio: Numeric, locale: string, digits = 0) =>
  print(numbers(locale, { style: 'percent', maximumFractionDigits: digits }), ratio)

/** An amount in an ISO 4217 currency; whole amounts show no decimals. `digits` where more than the currency's own are wanted. */
export function money(amount: Numeric, currency: string, locale: string, digits = 2) {
  const places = isWhole(amount)
    ? { maximumFractionDigits: 0 }
    : isSmall(amount, 0.01)
      ? { maximumSignificantDigits: digits }
      : digits > 2
        ? { maximumFractionDigits: digits }
        : {}
  return print(numbers(locale, { style: 'currency', currency, ...places }), amount)
}

// By its text: a large one in a floating number is always whole.
const isWhole = (value: Numeric) => /^-?\d+(\.0*)?$/.test(String(value))

/** A number with its unit: "4.5 days", "62%", "CA$1,200" for an ISO code in capitals. The unit never wraps away. */
export function quantity(value: Numeric, unit: string | null | undefined, locale: string, digits = 2) {
  const name = unit?.trim()
  if (!name) return number(value, locale, digits)
  if (name === '%') return print(numbers(locale, { style: 'unit', unit: 'percent', ...shown(value, digits) }), value)
  if (isCurrency(name)) return money(value, name, locale, digits)
  return `${number(value, locale, digits)}\u00a0${name}`
}

/** The same to the last digit that is kept, for whoever asks what a short one stands for. */
export const quantityWhole = (value: Numeric, unit: string | null | undefined, locale: string) =>
  quantity(value, unit, locale, 10)

/** The same where room is short: from ten thousand on "€1.2M", and beyond the words for thousands "1.2E21 beds". */
export function quantityBrief(value: Numeric, unit: string | null | undefined, locale: string) {
  const size = Math.abs(Number(value))
  if (size < 10_000) return quantity(value, unit, locale)
  const name = unit?.trim() ?? ''
  const notation = size < 1e15 ? 'compact' : 'scientific'
  const unitOf: Intl.NumberFormatOptions =
    name === '%' ? { style: 'unit', unit: 'percent' } : isCurrency(name) ? { style: 'currency', currency: name } : {}
  const said = print(
    numbers(locale, { notation, maximumFractionDigits: 1, minimumFractionDigits: 0, ...unitOf }),
    value,
  )
  return name && !unitOf.style ? `${said}\u00a0${name}` : said
}

/** A long unit is left away where room is short, since a title beside it says it. */
export const shortUnit = (unit: string) => (unit.length <= 3 ? unit : null)

const isCurrency = (unit: string) =>
  /^[A-Z]{3}$/.test(unit) && once('currencies', '', {}, () => new Set(Intl.supportedValuesOf('currency'))).has(unit)

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** A civil date `YYYY-MM-DD`: "31 Mar 2026"; 'long' spells the month, 'short' leaves the year away. */
export function civilDate(day: string, locale: string, style: 'short' | 'medium' | 'long' = 'medium') {
  const month = style === 'long' ? 'long' : 'short'
  const year = style === 'short' ? undefined : 'numeric'
  return dates(locale, { day: 'numeric', month, year, timeZone: 'UTC' }).format(noon(day))
}

/** An instant, in the time zone given or the reader's own: "31 Mar 2026, 14:05". */
export const instant = (at: string | Date, locale: string, timeZone?: string) =>
  dates(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at))

/** How far a civil date lies from today: "yesterday", "in 3 days", "5 weeks ago", "in 2 years". */
export function relativeDays(day: string, today: string, locale: string) {
  const days = Math.round((noon(day).getTime() - noon(today).getTime()) / 86_400_000)
  const far = Math.abs(days)
  const options = { numeric: 'auto' } as const
  const format = once('relative', locale, options, () => new Intl.RelativeTimeFormat(locale, options))
  if (far < 14) return format.format(days, 'day')
  if (far < 60) return format.format(Math.round(days / 7), 'week')
  if (far < 700) return format.format(Math.round(days / 30.44), 'month')
  return format.format(Math.round(days / 365.25), 'year')
}

/** "Ada, Ben and Chen". */
export const list = (items: string[], locale: string) =>
  once('list', locale, {}, () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(items)

/** 25_600 → "25.6 kB". */
export function bytes(size: number, locale: string) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), units.length - 1)
  const options = {
    style: 'unit',
    unit: units[step],
    unitDisplay: step ? 'short' : 'long',
    maximumFractionDigits: 1,
  } as const
  return numbers(locale, options).format(size / 1000 ** step)
}

/**
 * What somebody typed, as decimal text: "1.234,5" in German → '1234.5'. Null where it is no number. Groups may be
 * written with the locale's sign, a space or an apostrophe, but only of the locale's length, so that "1,5" never reads as 15.
 * The unit may stand beside it, and a currency's sign on either side.
 */
export function parseNumber(typed: string, locale: string, unit = '%'): string | null {
  const { decimal, group, inPairs } = signs(locale)
  const text = withoutUnit(typed.trim().replace(/[\u2212\u2013]/g, '-'), unit?.trim() || '%', locale)
  const grouping = `[${escaped(group)}\\s'’]`
  const pairs = inPairs ? `(?:${grouping}\\d{2})*` : ''
  const grouped = `\\d{1,3}${pairs}(?:${grouping}\\d{3})+`
  const shape = new RegExp(`^([+-]?)(${grouped}|\\d*)(?:${escaped(decimal)}(\\d*))?$`)
  const parts = shape.exec(text)
  const whole = parts?.[2]?.replace(/\D/g, '') ?? ''
  const fraction = parts?.[3] ?? ''
  if (!parts || (!whole && !fraction)) return null
  const tidy = whole.replace(/^0+(?=\d)/, '') || '0'
  return `${parts[1] === '-' ? '-' : ''}${tidy}${fraction && `.${fraction}`}`
}

function withoutUnit(text: string, unit: string, locale: string): string {
  const names = [
    unit,
    '%',
    ...(isCurrency(unit) ? [symbolOf(unit, locale), symbolOf(unit, locale, 'narrowSymbol')] : []),
  ]
  for (const name of new Set(names.map((each) => escaped(each.toLowerCase())))) {
    const rest = new RegExp(`^(-?)(?:${name}\\s*(-?\\d.*)|(.*\\d)\\s*${name})$`, 'i').exec(text)
    if (rest) return `${rest[1]}${rest[2] ?? rest[3]}`
  }
  return text
}

const symbolOf = (currency: string, locale: string, currencyDisplay: 'symbol' | 'narrowSymbol' = 'symbol') =>
  numbers(locale, { style: 'currency', currency, currencyDisplay })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? currency

/** Decimal text as one types it here: '1234.5' → "1234,5". Ungrouped, all its digits. */
export const typedNumber = (value: string, locale: string) => value.replace('.', signs(locale).decimal)

const signs = (locale: string) =>
  once('signs', locale, {}, () => {
    const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-1234567.5)
    const sign = (type: string, other: string) => parts.find((part) => part.type === type)?.value ?? other
    // As in India: 12,34,567.
    const inPairs = parts
      .filter((part) => part.type === 'integer')
      .some((part, at) => at > 0 && part.value.length === 2)
    return { decimal: sign('decimal', '.'), group: sign('group', ','), inPairs }
  })

const escaped = (sign: string) => sign.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
