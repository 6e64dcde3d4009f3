import { useState } from 'react'
import { PersonLink } from '../../../people/persons/web/PersonLink.tsx'
import { Button } from '../../../ui/Button.tsx'
import { relativeDays } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { useAct } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { type Promised, type StakeholderSeen, unsettle } from '../contract.ts'
import { isOverdue } from '../stakeholder.ts'
import { MovePromiseDialog, PromiseDialog, SettleDialog } from './PromiseDialogs.tsx'
import classes from './Stakeholders.module.css'
import { dayWord, stateWord } from './saying.ts'

/** What we promised them: what is overdue first. */
export function PromisesPart({ stakeholder }: { stakeholder: StakeholderSeen }) {
  const [adding, setAdding] = useState(false)
  const { promises, abilities } = stakeholder
  const open = promises.filter(({ state }) => state === 'open').length
  return (
    <Section
      title={t('What we promised')}
      aside={open || undefined}
      actions={
        abilities.edit.allowed && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('Add promise')}
          </Button>
        )
      }
    >
      {promises.length === 0 ? (
        <p className={classes.quiet}>{t('Nothing yet.')}</p>
      ) : (
        <ul className={classes.list} aria-label={t('Promises')}>
          {promises.map((promise) => (
            <Row key={promise.promise} stakeholder={stakeholder} promise={promise} />
          ))}
        </ul>
      )}
      {adding && <PromiseDialog stakeholder={stakeholder} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function Row({ stakeholder, promise }: { stakeholder: StakeholderSeen; promise: Promised }) {
  const today = useToday()
  const [dialog, setDialog] = useState<'settle' | 'move' | 'change' | null>(null)
  const reopening = useAct(unsettle)
  const { text, owner, state, dueOn, firstDueOn, settledOn, word, abilities } = promise
  const overdue = isOverdue(state, dueOn, today)
  const onClose = () => setDialog(null)
  const of = { stakeholder, promise, onClose }
  return (
    <li className={classes.entry}>
      <p className={classes.text}>{text}</p>
      <span className={classes.line}>
        {overdue ? (
          <span className={classes.late}>
            {t('overdue: due {{when}}', { when: relativeDays(dueOn, today, locale()) })}
          </span>
        ) : (
          <span className={classes.quiet}>
            {state === 'open'
              ? t('by {{date}}', { date: dayWord(dueOn) })
              : t('{{state}} on {{date}}', { state: stateWord(state), date: dayWord(settledOn ?? dueOn) })}
          </span>
        )}
        {dueOn !== firstDueOn && (
          <span className={classes.quiet}>{t('first promised for {{date}}', { date: dayWord(firstDueOn) })}</span>
        )}
        <PersonLink {...owner} />
      </span>
      {word && <p className={`${classes.text} ${classes.quiet}`}>“{word}”</p>}
      {(abilities.settle.allowed || abilities.reopen.allowed) && (
        <span className={classes.line}>
          {abilities.settle.allowed && (
            <Button size="small" onClick={() => setDialog('settle')}>
              {t('Kept or broken')}
            </Button>
          )}
          {abilities.move.allowed && (
            <Button size="small" look="quiet" onClick={() => setDialog('move')}>
              {t('Move')}
            </Button>
          )}
          {abilities.edit.allowed && (
            <Button size="small" look="quiet" onClick={() => setDialog('change')}>
              {t('Change')}
            </Button>
          )}
          {abilities.reopen.allowed && (
            <Button
              size="small"
              look="quiet"
              busy={reopening.isPending}
              onClick={() => reopening.mutate({ stakeholder: stakeholder.stakeholder, promise: promise.promise })}
            >
              {t('Open after all')}
            </Button>
          )}
        </span>
      )}
      {reopening.error && <p role="status">{reopening.error.message}</p>}
      {dialog === 'settle' && <SettleDialog {...of} />}
      {dialog === 'move' && <MovePromiseDialog {...of} />}
      {dialog === 'change' && <PromiseDialog {...of} />}
    </li>
  )
}
