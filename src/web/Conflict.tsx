import { useEffect, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { Failure } from '../ui/Failure.tsx'
import classes from './Conflict.module.css'
import type { Refused } from './refused.ts'
import { t } from './words.ts'

interface Compared {
  /** The field's name in both versions. */
  field: string
  label: string
  print?: (value: unknown) => string
}

interface Props {
  error: Refused | null
  fields: Compared[]
  /** Saves what was written here, over theirs. */
  onMine: () => void
  /** Takes theirs into the form. */
  onTheirs: () => void
  busy?: boolean
}

/** Two edits of one thing at once: what differs, side by side, and which of both to keep. */
export function Conflict({ error, fields, onMine, onTheirs, busy }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const clashes = error?.kind === 'conflict' && Boolean(error.yours) && Boolean(error.theirs)
  // It stands above the form, and the button that was pressed may be far below.
  useEffect(() => {
    if (clashes) box.current?.scrollIntoView({ block: 'nearest' })
  }, [clashes])
  if (!clashes) return null
  const [yours, theirs] = [error.yours, error.theirs] as Record<string, unknown>[]
  const different = fields.filter(
    ({ field }) => yours?.[field] !== undefined && JSON.stringify(yours[field]) !== JSON.stringify(theirs?.[field]),
  )
  return (
    <div ref={box}>
      <Failure
        what={error.message}
        todo={
          <div className={classes.versions}>
            {different.map(({ field, label, print = plain }) => (
              <div key={field} className={classes.field}>
                <p className={classes.label}>{label}</p>
                <div>
                  <p className={classes.whose}>{t('Yours')}</p>
                  <p className={classes.text}>{print(yours?.[field])}</p>
                </div>
                <div>
                  <p className={classes.whose}>{t('Theirs')}</p>
                  <p className={classes.text}>{print(theirs?.[field])}</p>
                </div>
              </div>
            ))}
            <div className={classes.answers}>
              <Button onClick={onMine} busy={busy}>
                {t('Save mine over theirs')}
              </Button>
              <Button onClick={onTheirs}>{t('Take theirs')}</Button>
            </div>
          </div>
        }
      />
    </div>
  )
}

const plain = (value: unknown): string => (value === null || value === '' ? t('nothing') : String(value))
