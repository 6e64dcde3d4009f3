import type { OutputOf } from '../../../kernel/contract.ts'
import { handedSentence } from '../../../lead/accountability/web/handed.ts'
import { civilDate, number, quantity } from '../../../ui/format.ts'
import type { HealthValue } from '../../../ui/Health.tsx'
import { locale, t } from '../../../web/words.ts'
import type { history, IndicatorListed } from '../contract.ts'
import { nearPart, type Stance } from '../indicator.ts'

// What indicators are called on screen.

const stanceWords: Record<Stance, () => string> = {
  inside: () => t('Inside'),
  near: () => t('Near the edge'),
  outside: () => t('Outside'),
  unknown: () => t('Unknown'),
}
export const stanceWord = (stance: Stance): string => stanceWords[stance]()

/** The mark of health that says the same. */
export const stanceMarks: Record<Stance, HealthValue> = {
  inside: 'on track',
  near: 'at risk',
  outside: 'off track',
  unknown: 'unknown',
}

type Banded = Pick<IndicatorListed, 'low' | 'high' | 'unit'>

/** "80% to 95%", "at least 80%", "at most 95%"; null without a band. */
export function bandWord({ low, high, unit }: Banded): string | null {
  if (low !== null && high !== null)
    return t('{{low}} to {{high}}', { low: quantity(low, unit, locale()), high: quantity(high, unit, locale()) })
  if (low !== null) return t('at least {{low}}', { low: quantity(low, unit, locale()) })
  return high === null ? null : t('at most {{high}}', { high: quantity(high, unit, locale()) })
}

/** Why it stands where it stands, in a sentence. */
export function stanceSentence({ stands, since, value, ...banded }: IndicatorListed): string {
  const band = bandWord(banded)
  if (band === null) return t('It has no band, so nothing is said of its readings. Give it a lower or an upper edge.')
  if (value === null) return t('Its band is {{band}}; there is no reading yet.', { band })
  const said = { value: quantity(value, banded.unit, locale()), band, date: since ? civilDate(since, locale()) : '' }
  if (stands === 'outside') return t('{{value}} lies outside of the band, {{band}}, since {{date}}.', said)
  if (stands === 'inside') return t('{{value}} lies inside the band, {{band}}, since {{date}}.', said)
  return banded.low !== null && banded.high !== null
    ? t('{{value}} lies inside the band, {{band}}, but within {{part}} % of its width from an edge, since {{date}}.', {
        ...said,
        part: number(nearPart * 100, locale()),
      })
    : t('{{value}} lies inside the band, {{band}}, but within {{part}} % of the edge, since {{date}}.', {
        ...said,
        part: number(nearPart * 100, locale()),
      })
}

export const valueSaid = ({ value, unit }: Pick<IndicatorListed, 'value' | 'unit'>): string =>
  value === null ? t('no reading') : quantity(value, unit, locale())

export type IndicatorPast = OutputOf<typeof history>['events'][number]

const fieldWords: Record<string, () => string> = {
  title: () => t('Title'),
  unit: () => t('Unit'),
  purpose: () => t('What it is for'),
  low: () => t('Lower edge'),
  high: () => t('Upper edge'),
  owner: () => t('Owner'),
  team: () => t('Team'),
  audience: () => t('Who may see it'),
  rhythm: () => t('Rhythm'),
  note: () => t('Note'),
}
export const fieldWord = (field: string): string => fieldWords[field]?.() ?? field

/** What happened to an indicator, in one sentence. */
export function pastSentence({ happened, by, changes }: IndicatorPast, unit: string): string {
  const name = by?.name ?? t('Somebody')
  const of = (field: string) => changes.find((change) => change.field === field)
  const said = (value: string | null | undefined) => (value ? quantity(value, unit, locale()) : '')
  const readOn = of('readOn')?.after
  const told = {
    name,
    value: said(of('value')?.after),
    was: said(of('value')?.before),
    date: readOn ? civilDate(readOn, locale()) : '',
  }
  const sentences: Record<string, () => string> = {
    'indicator.added': () => t('{{name}} added the indicator.', told),
    'indicator.changed': () => t('{{name}} changed it.', told),
    'indicator.read': () => t('{{name}} recorded {{value}} of {{date}}.', told),
    'indicator.corrected': () => t('{{name}} corrected {{was}} of {{date}} to {{value}}.', told),
    'indicator.left its band': () => t('With {{value}} it left its band.', told),
    'indicator.gauge set': () => t('{{name}} let it be read by itself.', told),
    'indicator.gauge ended': () => t('{{name}} let it be read by itself no longer.', told),
    'indicator.archived': () => t('{{name}} archived it.', told),
    'indicator.restored': () => t('{{name}} took it up again.', told),
  }
  return sentences[happened]?.() ?? handedSentence(happened, by) ?? t('{{name}} changed it.', told)
}
