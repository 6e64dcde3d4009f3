import { healthWord } from '../../../graph/web/saying.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { percent } from '../../../ui/format.ts'
import { HealthMark } from '../../../ui/Health.tsx'
import { locale, t } from '../../../web/words.ts'
import { splitOf, type Unit, unitsIn, usedTotal, yearTotal } from '../allotting.ts'
import type { StrategySaid } from '../contract.ts'
import type { Disagreement } from '../disagreeing.ts'
import type { Allotment } from '../strategy.ts'
import { AllottedChart } from './AllottedChart.tsx'
import { Disagreements } from './Disagreements.tsx'
import classes from './Strategy.module.css'
import { amountBrief, amountWord, unitWord } from './saying.ts'

interface Props {
  said: StrategySaid
  used: readonly Allotment[]
  year: number
  told: readonly Disagreement[]
}

/** What each priority is given in a year, what was used of it, and how it stands, side by side. */
export function SideBySide({ said: { priorities, allotments }, used, year, told }: Props) {
  const ids = priorities.map(({ priority }) => priority)
  const units = unitsIn([...allotments, ...used].filter((each) => each.year === year))
  const totals = units.map((unit) => ({
    unit,
    planned: yearTotal(allotments, unit, year, ids),
    used: usedTotal(used, unit, year, ids),
  }))
  return (
    <div className={classes.beside}>
      <Disagreements told={told} />
      {units.length === 0 && (
        <p className={classes.quiet}>{t('Nothing is allotted in {{year}}.', { year: String(year) })}</p>
      )}
      <DataTable
        caption={t('What each priority is given, and how it stands')}
        rows={priorities}
        rowKey={({ priority }) => priority}
        columns={[
          { key: 'title', header: t('Priority'), main: true, cell: ({ title }) => title },
          ...totals.map(({ unit, planned, used: gone }) => ({
            key: `${unit.kind} ${unit.unit}`,
            header: unitWord(unit),
            align: 'end' as const,
            cell: ({ priority }: { priority: string }) => (
              <Given unit={unit} planned={planned.each.get(priority)} used={gone.each.get(priority)?.amount ?? '0'} />
            ),
          })),
          { key: 'goals', header: t('Goals'), align: 'end', width: '5rem', cell: ({ goals }) => goals.length },
          {
            key: 'health',
            header: t('Health'),
            width: '8rem',
            cell: ({ health }) => (
              <span className={classes.mark}>
                <HealthMark value={health} label={healthWord(health)} /> {healthWord(health)}
              </span>
            ),
          },
        ]}
      />
      {totals.length > 0 && (
        <ul className={classes.splits} aria-label={t('In all')}>
          {totals.map(({ unit, planned, used: gone }) => {
            const { part } = splitOf(planned, priorities)
            return (
              <li key={`${unit.kind} ${unit.unit}`}>
                {unitWord(unit)}: <strong>{amountWord(planned.total, unit)}</strong>{' '}
                <span className={classes.quiet}>
                  {t('in all, {{used}} used', { used: amountWord(gone.total, unit) })}
                  {unit.kind !== 'technology' &&
                    planned.total !== '0' &&
                    ` · ${t('{{running}} keeps us running, {{change}} changes us', {
                      running: percent(1 - part, locale()),
                      change: percent(part, locale()),
                    })}`}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {totals
        .filter(({ unit }) => unit.kind !== 'technology')
        .map((each) => (
          <AllottedChart key={`${each.unit.kind} ${each.unit.unit}`} {...each} priorities={priorities} />
        ))}
    </div>
  )
}

function Given({
  unit,
  planned,
  used,
}: {
  unit: Unit
  planned: { amount: string; part: number } | undefined
  used: string
}) {
  if (!planned || (planned.amount === '0' && used === '0')) return <span className={classes.quiet}>–</span>
  return (
    <span className={classes.given}>
      <span>
        {amountBrief(planned.amount, unit)} <span className={classes.quiet}>{percent(planned.part, locale())}</span>
      </span>
      <span className={classes.quiet}>{t('{{amount}} used', { amount: amountBrief(used, unit) })}</span>
    </span>
  )
}
