import { useState } from 'react'
import { civilDate } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import classes from './DueRow.module.css'
import type { MyGoal } from './due.ts'
import type { Said } from './said.ts'

interface Props {
  goal: string
  said: Said
  onChange: (part: Partial<Said>) => void
  latest: MyGoal['latest']
  faults: ReadonlyMap<string, string> | undefined
}

const steps = Array.from({ length: 11 }, (_, step) => step)

/** Confidence and, where it is wanted, the words of a check-in. */
export function Words({ goal, said, onChange, latest, faults }: Props) {
  const [opened, setOpened] = useState(false)
  const open = opened || said.note !== '' || said.inTheWay !== ''
  const fault = faults?.get('confidence') ?? faults?.get('note') ?? faults?.get('inTheWay')
  return (
    <>
      <span className={classes.value}>
        <label htmlFor={`confidence-${goal}`} className={classes.measure}>
          {t('Confidence')}
        </label>
        <select
          id={`confidence-${goal}`}
          className={classes.box}
          value={said.confidence ?? ''}
          onChange={(event) => onChange({ confidence: event.target.value === '' ? null : Number(event.target.value) })}
        >
          <option value="">
            {latest?.confidence == null ? t('not stated') : t('was {{confidence}}', { confidence: latest.confidence })}
          </option>
          {steps.map((step) => (
            <option key={step} value={step}>
              {t('{{step}} of 10', { step })}
            </option>
          ))}
        </select>
      </span>
      {!open && (
        <button type="button" className={classes.more} onClick={() => setOpened(true)}>
          {t('Add a note')}
        </button>
      )}
      {latest?.inTheWay && (
        <p className={classes.way}>
          {t('In the way on {{day}}: {{text}}', { day: civilDate(latest.readOn, locale()), text: latest.inTheWay })}
        </p>
      )}
      {open && (
        <span className={classes.words}>
          <label className={classes.long}>
            <span className={classes.measure}>{t('Note')}</span>
            <textarea
              rows={2}
              value={said.note}
              onChange={(event) => onChange({ note: event.target.value })}
              className={classes.box}
            />
          </label>
          <label className={classes.long}>
            <span className={classes.measure}>{t('In the way')}</span>
            <textarea
              rows={2}
              value={said.inTheWay}
              onChange={(event) => onChange({ inTheWay: event.target.value })}
              className={classes.box}
            />
          </label>
        </span>
      )}
      {fault && <span className={classes.error}>{fault}</span>}
    </>
  )
}
