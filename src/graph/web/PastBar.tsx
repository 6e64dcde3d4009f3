import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs'
import IconArrowRight from '@tabler/icons-react/dist/esm/icons/IconArrowRight.mjs'
import { useEffect, useState } from 'react'
import { addDays, type Day, daysBetween } from '../../kernel/dates.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { civilDate } from '../../ui/format.ts'
import { Segments } from '../../ui/Segments.tsx'
import { useToday } from '../../web/viewer.tsx'
import { locale, t } from '../../web/words.ts'
import classes from './Past.module.css'

interface Props {
  on: Day
  /** The first day of which anything is known; null until it is, or where nothing is. */
  since: Day | null
  shown: 'map' | 'changes'
  onDay: (day: Day | undefined) => void
  onShown: (shown: 'map' | 'changes') => void
}

/** The address follows once the slider rests. */
const rest = 120

/** The day that is looked at: by a slider, by its date, by weeks; and the way back to today. */
export function PastBar({ on, since, shown, onDay, onShown }: Props) {
  const today = useToday()
  const first = since ?? on
  const last = daysBetween(first, today)
  const [drawn, setDrawn] = useState<Day>(on)
  useEffect(() => setDrawn(on), [on])
  useEffect(() => {
    if (drawn === on) return
    const timer = setTimeout(() => onDay(drawn), rest)
    return () => clearTimeout(timer)
  }, [drawn, on, onDay])
  const within = (day: Day): Day => (day < first ? first : day > today ? today : day)
  const said = civilDate(drawn, locale(), 'long')
  return (
    <section className={classes.bar} aria-label={t('As it was')}>
      <p className={classes.said} role="status">
        <strong>{t('As it was on {{date}}', { date: said })}</strong>{' '}
        {t('Standings, owners and links are those of then; titles and dates those of today.')}
      </p>
      <div className={classes.acts}>
        <div className={classes.days}>
          <IconButton
            label={t('A week earlier')}
            disabled={drawn <= first}
            onClick={() => setDrawn(within(addDays(drawn, -7)))}
          >
            <IconArrowLeft aria-hidden />
          </IconButton>
          <input
            type="range"
            className={classes.slider}
            aria-label={t('Day')}
            aria-valuetext={said}
            min={0}
            max={Math.max(last, 1)}
            value={daysBetween(first, drawn)}
            disabled={since === null}
            onChange={(event) => setDrawn(within(addDays(first, Number(event.currentTarget.value))))}
          />
          <IconButton
            label={t('A week later')}
            disabled={drawn >= today}
            onClick={() => setDrawn(within(addDays(drawn, 7)))}
          >
            <IconArrowRight aria-hidden />
          </IconButton>
        </div>
        <DateField
          label={t('Date')}
          value={drawn}
          min={first}
          max={today}
          onChange={(day) => day && setDrawn(within(day))}
        />
        <Segments
          label={t('Show')}
          options={[
            { value: 'map', label: t('Map') },
            { value: 'changes', label: t('What changed since') },
          ]}
          value={shown}
          onChange={onShown}
        />
        <Button onClick={() => onDay(undefined)}>{t('Back to today')}</Button>
      </div>
    </section>
  )
}
