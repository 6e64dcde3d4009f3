const currencies: Record<string, string> = {
  AU: 'AUD',
  BG: 'EUR',
  CA: 'CAD',
  CH: 'CHF',
  CN: 'CNY',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  HK: 'HKD',
  HU: 'HUF',
  IN: 'INR',
  JP: 'JPY',
  KR: 'KRW',
  LI: 'CHF',
  MX: 'MXN',
  NO: 'NOK',
  NZ: 'NZD',
  PL: 'PLN',
  RO: 'RON',
  SE: 'SEK',
  SG: 'SGD',
  TR: 'TRY',
  US: 'USD',
  ZA: 'ZAR',
}

/** What the browser knows of where somebody is: a beginning for the form, which they see and can change. */
export function guessedRegion(): { zone: string; locale: string; currency: string } {
  const locale = Intl.getCanonicalLocales(navigator.language)[0] ?? 'en-GB'
  const region = new Intl.Locale(locale).maximize().region ?? ''
  return { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale, currency: currencies[region] ?? 'EUR' }
}

/** Zones as options; the underscores of their names are spaces to a reader. */
export const zoneOptions = () =>
  [...new Set([guessedRegion().zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map(zoneOption)

export const zoneOption = (zone: string) => ({ value: zone, label: zone.replaceAll('_', ' ') })

export const currencyOptions = (locale: string) =>
  Intl.supportedValuesOf('currency').map((code) => currencyOption(code, locale))

export function currencyOption(code: string, locale: string) {
  return { value: code, label: `${code}: ${namesOf(locale, 'currency').of(code) ?? code}` }
}

/** The months of a year as options, by their number. */
export const monthOptions = (locale: string) =>
  Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: monthName(at + 1, locale) }))

export const monthName = (month: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1))

/** As the one language that the product speaks is written in different places. */
export const languageOptions = (locale: string) =>
  ['AU', 'CA', 'GB', 'HK', 'IE', 'IN', 'NZ', 'SG', 'US', 'ZA', '150'].map((region) =>
    languageOption(`en-${region}`, locale),
  )

export const languageOption = (tag: string, locale: string) => ({
  value: tag,
  label: namesOf(locale, 'language').of(tag) ?? tag,
})

const named = new Map<string, Intl.DisplayNames>()

/** Made once for each: a list asks for hundreds of names. */
function namesOf(locale: string, type: 'currency' | 'language'): Intl.DisplayNames {
  const key = `${locale} ${type}`
  const names = named.get(key) ?? new Intl.DisplayNames(locale, { type, languageDisplay: 'standard' })
  named.set(key, names)
  return names
}
