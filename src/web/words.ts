import { createInstance } from 'i18next'
import { useSyncExternalStore } from 'react'

type Names<Key extends string> = Key extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Names<Rest> : never
type Values<Key extends string> = { [Name in Names<Key>]: Name extends 'count' ? number : string | number }
type One<Key extends string> = 'count' extends Names<Key> ? { one: string } : unknown
type Given<Key extends string> = string extends Key
  ? [Record<string, string | number>?]
  : [Names<Key>] extends [never]
    ? []
    : [Values<Key> & One<Key>]

/**
 * The one function for every text that a reader sees. English is the source, and its sentence is the key:
 *
 *     t('Record check-in')
 *     t('Ask {{name}} for a check-in', { name: owner.name })
 *     t('{{count}} goals are due', { count, one: '{{count}} goal is due' })
 *
 * What stands between braces must be given; numbers are written as the reader's locale does. `count` chooses the
 * plural, `one` is the English singular. Other languages bring a file of their own, with as many forms as they need.
 */
export function t<const Key extends string>(key: Key, ...given: Given<NoInfer<Key>>): string {
  const again = given[0] ? `${key} ${JSON.stringify(given[0])}` : key
  const known = said.get(again)
  if (known !== undefined) return known
  const { one, ...values } = (given[0] ?? {}) as Record<string, string | number>
  const plurals = one === undefined ? {} : { defaultValue_one: one, defaultValue_other: key }
  const sentence = dictionary.t(key, { ...values, ...plurals, defaultValue: key, nest: false })
  if (said.size >= mostSaid) said.clear()
  said.set(again, sentence)
  return sentence
}

/** What was said lately: a zoom says hundreds of sentences, most of them again, and each costs a tenth of the area it is in. */
const said = new Map<string, string>()
const mostSaid = 4_000

const dictionary = createInstance()
void dictionary
  .use({
    type: 'formatter' as const,
    init() {},
    add() {},
    addCached() {},
    format: (value: unknown) => (typeof value === 'number' ? numbers.format(value) : `${value}`),
  })
  .init({
    lng: 'en',
    resources: { en: { translation: {} } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it draws.
    interpolation: { escapeValue: false, alwaysFormat: true },
  })

/** Languages in which the product speaks. */
const spoken = ['en']

// A bare "en" says nothing about dates and numbers.
const fitting = (wanted: readonly string[]) =>
  wanted.find((tag) => tag.includes('-') && spoken.includes(tag.split('-')[0] ?? ''))

const preferred = typeof navigator === 'undefined' ? undefined : fitting(navigator.languages)
let chosen = preferred ?? 'en-GB'
// Made once for a locale: making one costs a hundred times more than using it.
let numbers = new Intl.NumberFormat(chosen)

/** The reader's locale, such as `en-GB`: for `Intl` and for `ui/format.ts`. */
export const locale = (): string => chosen

/**
 * The reader's own preference, where the product speaks that language; else the organisation's; else British English.
 * Numbers and dates then never stand in another language than the sentence around them.
 */
export function speakAsIn(organisation: string): void {
  const before = chosen
  chosen = preferred ?? fitting([organisation]) ?? 'en-GB'
  if (chosen === before) return
  numbers = new Intl.NumberFormat(chosen)
  said.clear()
  for (const listener of listeners) listener()
}

const listeners = new Set<() => void>()

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The same locale, drawn again when it changes. */
export const useSpoken = (): string => useSyncExternalStore(listen, locale)
