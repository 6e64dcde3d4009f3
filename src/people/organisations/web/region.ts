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

export function currencyOptions(locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code}: ${names.of(code) ?? code}`,
  }))
}
