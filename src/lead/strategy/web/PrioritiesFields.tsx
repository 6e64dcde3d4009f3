import { useState } from 'react'
import { useFindNodes } from '../../../graph/web/finding.ts'
import { PersonField } from '../../../people/persons/web/PersonField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { FieldGroup, FieldRow } from '../../../ui/Form.tsx'
import { PickManyField } from '../../../ui/PickField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { t } from '../../../web/words.ts'
import { horizons, mostPriorities, works } from '../strategy.ts'
import classes from './Strategy.module.css'
import { horizonWord, workWord } from './saying.ts'
import { newPriority, type PriorityWords } from './writing.ts'

interface Props {
  priorities: PriorityWords[]
  onChange: (priorities: PriorityWords[]) => void
  onTakeOut: (priority: string) => void
  faultAt: (field: string) => string | undefined
}

const named = ['title', 'why', 'owner', 'fromYear', 'toYear', 'links']

/** The priorities in the order in which they are said. */
export function PrioritiesFields({ priorities, onChange, onTakeOut, faultAt }: Props) {
  const find = useFindNodes()
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const put = (priority: string, part: Partial<PriorityWords>) =>
    onChange(priorities.map((each) => (each.priority === priority ? { ...each, ...part } : each)))
  /** New ones, and those in which something is refused, are open; the others as the reader leaves them. */
  const openAt = (at: number) =>
    fresh.has(priorities[at]?.priority ?? '') || named.some((field) => faultAt(`priorities.${at}.${field}`))
  const swap = (at: number, by: -1 | 1) => {
    const next = [...priorities]
    const [one, other] = [next[at], next[at + by]]
    if (!one || !other) return
    next[at] = other
    next[at + by] = one
    onChange(next)
  }
  return (
    <FieldGroup label={t('Priorities')} hint={t('In the order in which they are said. Three to five are remembered.')}>
      {priorities.map((each, at) => {
        const { priority, title, why, horizon, fromYear, toYear, work, owner, goals } = each
        const number = { number: at + 1 }
        const at$ = (field: string) => faultAt(`priorities.${at}.${field}`)
        return (
          <details key={priority} className={classes.folded} open={openAt(at) || undefined}>
            <summary>
              <span className={classes.quiet}>{at + 1}</span> {title || t('Priority {{number}}', number)}{' '}
              <span className={classes.quiet}>{owner?.name}</span>
            </summary>
            <div className={classes.edited}>
              <TextField
                label={t('Priority {{number}}', number)}
                value={title}
                onChange={(next) => put(priority, { title: next })}
                error={at$('title')}
              />
              <LongTextField
                label={t('Why it is chosen')}
                optional
                rows={2}
                value={why}
                onChange={(next) => put(priority, { why: next })}
                error={at$('why')}
              />
              <FieldRow>
                <PersonField
                  label={t('Owner')}
                  value={owner}
                  onChange={(next) => put(priority, { owner: next })}
                  error={at$('owner')}
                />
                <SelectField
                  label={t('Horizon')}
                  value={horizon}
                  onChange={(next) => put(priority, { horizon: next })}
                  choices={horizons.map((value) => ({ value, label: horizonWord(value) }))}
                />
                <SelectField
                  label={t('It is there to')}
                  value={work}
                  onChange={(next) => put(priority, { work: next })}
                  choices={works.map((value) => ({ value, label: workWord(value) }))}
                />
              </FieldRow>
              <FieldRow>
                <TextField
                  label={t('From year')}
                  optional
                  value={fromYear}
                  onChange={(next) => put(priority, { fromYear: next })}
                  error={at$('fromYear')}
                />
                <TextField
                  label={t('To year')}
                  optional
                  value={toYear}
                  onChange={(next) => put(priority, { toYear: next })}
                  error={at$('toYear')}
                />
              </FieldRow>
              <PickManyField
                label={t('Goals that carry it')}
                optional
                search={find}
                value={goals.map(({ node, title: label }) => ({ value: node, label }))}
                onChange={(chosen) =>
                  put(priority, {
                    goals: chosen.map(({ value, label }) => ({
                      node: value,
                      title: label,
                      health: goals.find(({ node }) => node === value)?.health ?? 'unknown',
                    })),
                  })
                }
                error={at$('links')}
              />
              <div className={classes.buttons}>
                <Button
                  size="small"
                  look="quiet"
                  disabled={at === 0}
                  aria-label={t('Say priority {{number}} earlier', number)}
                  onClick={() => swap(at, -1)}
                >
                  {t('Earlier')}
                </Button>
                <Button
                  size="small"
                  look="quiet"
                  disabled={at === priorities.length - 1}
                  aria-label={t('Say priority {{number}} later', number)}
                  onClick={() => swap(at, 1)}
                >
                  {t('Later')}
                </Button>
                <Button
                  size="small"
                  look="quiet"
                  aria-label={t('Take out priority {{number}}', number)}
                  onClick={() => onTakeOut(priority)}
                >
                  {t('Take out')}
                </Button>
              </div>
            </div>
          </details>
        )
      })}
      {priorities.length < mostPriorities && (
        <div>
          <Button
            size="small"
            onClick={() => {
              const made = newPriority()
              setFresh(new Set([...fresh, made.priority]))
              onChange([...priorities, made])
            }}
          >
            {t('Add a priority')}
          </Button>
        </div>
      )}
    </FieldGroup>
  )
}
