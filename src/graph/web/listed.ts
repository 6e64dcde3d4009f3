import { t } from '../../web/words.ts'
import type { WantedAddress } from './address.ts'

/** What narrows a list, without its order. */
export const filtersOf = ({ text, team, under, owner, health, framework, gap, state }: WantedAddress) => ({
  text,
  team,
  under,
  owner,
  health,
  framework,
  gap,
  state,
})

export function totalWord({ total, atLeast }: { total: number; atLeast: boolean }, kind: 'goal' | 'measure'): string {
  if (atLeast) return kind === 'goal' ? t('{{total}}+ goals', { total }) : t('{{total}}+ measures', { total })
  return kind === 'goal'
    ? t('{{count}} goals', { count: total, one: '{{count}} goal' })
    : t('{{count}} measures', { count: total, one: '{{count}} measure' })
}
