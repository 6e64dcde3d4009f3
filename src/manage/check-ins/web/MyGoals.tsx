import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { useKeptKey } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import type { mine } from '../../goals/contract.ts'
import { CloseDialog } from '../../goals/web/Closing.tsx'
import { WholeGoal } from '../../goals/web/WholeGoal.tsx'
import { Around } from './Around.tsx'
import { DueRow } from './DueRow.tsx'
import { byWhen, type When } from './due.ts'
import { dueKeys } from './due-keys.ts'
import { Filling, useFilled } from './filling.ts'
import classes from './MyGoals.module.css'
import { RecordBar } from './RecordBar.tsx'
import { useRecording } from './recording.ts'

interface Props {
  answer: OutputOf<typeof mine>
  /** What else is owed, between what is late and what comes later. */
  between?: ReactNode
}

/** My goals, what is due first. Several are checked in on in one go; those past their due date are closed. */
export function MyGoals({ answer: { goals, around }, between }: Props) {
  const paths = usePaths()
  const notify = useNotice()
  const today = useToday()
  const key = useKeptKey('check-ins')
  const filling = useMemo(() => new Filling(key), [key])
  useEffect(() => {
    addEventListener('pagehide', filling.keep)
    return () => {
      removeEventListener('pagehide', filling.keep)
      filling.keep()
    }
  }, [filling])
  const filled = useFilled(filling)
  const [readOn, setReadOn] = useState(today)
  const [closing, setClosing] = useState<string | null>(null)
  const recording = useRecording(filling)
  const wanted = goals.filter(({ node }) => filled.includes(node.node))
  const record = async () => {
    const count = await recording.record(wanted, readOn === today ? undefined : readOn)
    if (count > 0) notify(t('{{count}} check-ins recorded.', { count, one: '{{count}} check-in recorded.' }))
  }
  const groups = byWhen(goals, today)
  const late = groups.filter(([when]) => when === 'over' || when === 'today')
  const rest = groups.filter(([when]) => when !== 'over' && when !== 'today')
  const drawn = ([when, group]: (typeof groups)[number]) => (
    <Section key={when} title={whenWord(when)} aside={group.length}>
      <ul className={classes.rows}>
        {group.map((each) => (
          <DueRow
            key={each.node.node}
            mine={each}
            today={today}
            filling={filling}
            faults={recording.faults.get(each.node.node)}
            onClose={setClosing}
          />
        ))}
      </ul>
    </Section>
  )

  return (
    <>
      {goals.length === 0 ? (
        <Empty
          title={t('You own no goals yet.')}
          action={
            <Link to={paths.newGoal} className={buttonClass} data-look="primary">
              {t('Write your first goal')}
            </Link>
          }
        >
          {t('What you answer for will stand here, what is due first.')}
        </Empty>
      ) : (
        late.length === 0 && <p className={classes.calm}>{t('Nothing is due today.')}</p>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are a shorter way to the links and fields inside */}
      <div className={classes.groups} onKeyDown={(event) => dueKeys(event, () => void record())}>
        {late.map(drawn)}
        {between}
        {rest.map(drawn)}
      </div>
      <Around nodes={around} />
      {closing && (
        <WholeGoal goal={closing} onFailed={() => setClosing(null)}>
          {(goal) => <CloseDialog goal={goal} onClose={() => setClosing(null)} />}
        </WholeGoal>
      )}
      {wanted.length > 0 && (
        <RecordBar
          count={wanted.length}
          busy={recording.busy}
          refused={recording.refused}
          readOn={readOn}
          onReadOn={setReadOn}
          onRecord={() => void record()}
          onDiscard={() => filling.forget(wanted.map(({ node }) => node.node))}
        />
      )}
    </>
  )
}

function whenWord(when: When): string {
  const words: Record<When, string> = {
    over: t('Past their due date'),
    today: t('Due today'),
    week: t('Due this week'),
    later: t('Later'),
    drafts: t('Drafts'),
  }
  return words[when]
}
