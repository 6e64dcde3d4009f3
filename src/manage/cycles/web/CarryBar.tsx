import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { type CycleView, list } from '../contract.ts'
import classes from './CarryOver.module.css'
import { daysOf } from './saying.ts'

interface Props {
  cycle: CycleView
  count: number
  /** Something goes on, and so needs to know in which cycle. */
  goesOn: boolean
  busy: boolean
  refused: string | null
  onCarry: (next: string | null) => void
  onDiscard: () => void
}

/** What is decided and not carried over yet: one button for all of it, always in reach. */
export function CarryBar({ cycle, count, goesOn, busy, refused, onCarry, onDiscard }: Props) {
  const cycles = useAnswer(list, {}).data?.cycles ?? []
  const later = cycles.filter(({ to }) => to > cycle.to).sort((a, b) => (a.to < b.to ? -1 : 1))
  // The one of the same length that follows it comes first to mind.
  const likely = later.find(({ length, from }) => length === cycle.length && from > cycle.to) ?? later[0]
  const [chosen, setChosen] = useState<string | null>(null)
  const next = chosen ?? likely?.cycle ?? null
  return (
    <section className={classes.bar} aria-label={t('Not carried over yet')}>
      {refused && <Failure what={refused} />}
      {goesOn && later.length === 0 && cycles.length > 0 && (
        <p>{t('There is no later cycle yet. An administrator adds the next one on the page of cycles.')}</p>
      )}
      <div className={classes.line}>
        {goesOn && later.length > 0 && (
          <SelectField
            label={t('Goes on in')}
            value={next ?? ''}
            onChange={setChosen}
            choices={later.map((each) => ({ value: each.cycle, label: `${each.name}: ${daysOf(each)}` }))}
          />
        )}
        <Button look="primary" busy={busy} disabled={goesOn && !next} onClick={() => onCarry(goesOn ? next : null)}>
          {t('Carry {{count}} goals over', { count, one: 'Carry {{count}} goal over' })}
        </Button>
        <Button look="quiet" onClick={onDiscard}>
          {t('Discard')}
        </Button>
      </div>
    </section>
  )
}
