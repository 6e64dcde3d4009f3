import { t } from '../../web/words.ts'
import type { Area } from '../contract.ts'
import type { Placed } from './columns.ts'
import type { Match } from './matching.ts'
import {
  coverageWord,
  gapWord,
  healthWord,
  kindWord,
  progressWord,
  supportsWord,
  targetWord,
  valueWord,
} from './saying.ts'

/** An area, for those who listen: what it is, how it stands, whose it is. */
export function areaLabel(area: Area, match: Match | null): string {
  const { standing, numbers, owner } = area
  const coverage = coverageWord(standing)
  const target = numbers && targetWord(numbers)
  const parts = [
    area.title,
    kindWord(area.kind),
    healthWord(standing.health),
    numbers ? valueWord(numbers) : t('Progress {{progress}}', { progress: progressWord(standing) }),
    target && t('target {{target}}', { target }),
    coverage && t('{{coverage}} known', { coverage }),
    owner && t('owner {{name}}', { name: owner.name }),
    area.proposed && t('Proposed'),
    area.severalParents && supportsWord(),
    ...standing.gaps.map(gapWord),
    match &&
      !match.own &&
      (match.below > 0
        ? t('{{count}} looked for below', { count: match.below, one: '{{count}} looked for below' })
        : t('not looked for')),
  ]
  return parts.filter(Boolean).join(', ')
}

/** What is folded, as it is read and shown. */
export function foldWord({ fold }: Pick<Placed, 'fold'>): string {
  const count = fold?.count ?? 0
  const goals = Object.values(fold?.byHealth ?? {}).reduce((sum, each) => sum + each, 0)
  if (goals === 0)
    return fold?.all
      ? t('{{count}} measures', { count, one: '{{count}} measure' })
      : t('{{count}} more measures', { count, one: '{{count}} more measure' })
  return fold?.all
    ? t('{{count}} below', { count, one: '{{count}} below' })
    : t('{{count}} more', { count, one: '{{count}} more' })
}
