import { quantity, quantityBrief, shortUnit } from '../../../ui/format.ts'
import { LineChart } from '../../../ui/LineChart.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { type IndicatorSeen, readings } from '../contract.ts'

/** Its readings over time with the band, and the same as a table. */
export function IndicatorLine({ indicator }: { indicator: IndicatorSeen }) {
  const { data } = useAnswer(readings, { indicator: indicator.indicator, most: 1000 })
  const counting = data?.readings.filter(({ superseded }) => !superseded).toReversed() ?? []
  if (counting.length < 2) return null
  // One point for each day: what was recorded last is the day's reading.
  const points = [...new Map(counting.map(({ readOn, value }) => [readOn, Number(value)]))].map(([on, value]) => ({
    on,
    value,
  }))
  return (
    <LineChart
      brief
      label={t('Readings')}
      points={points}
      say={(value) => quantity(value, indicator.unit, locale())}
      sayBriefly={(value) => quantityBrief(value, shortUnit(indicator.unit), locale())}
      band={bandOf(
        indicator,
        points.map(({ value }) => value),
      )}
    />
  )
}

/** A band that is open at one end reaches beyond what was read. */
function bandOf({ low, high }: Pick<IndicatorSeen, 'low' | 'high'>, values: number[]) {
  if (low === null && high === null) return undefined
  const edges = [low, high].filter((edge) => edge !== null).map(Number)
  const [least, most] = [Math.min(...values, ...edges), Math.max(...values, ...edges)]
  const room = (most - least) * 0.15 || Math.abs(most) * 0.1 || 1
  return {
    low: low === null ? least - room : Number(low),
    high: high === null ? most + room : Number(high),
    label: t('Healthy'),
  }
}
