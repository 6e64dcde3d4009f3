import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Section } from '../../../ui/Section.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { useKeptKey } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { mine } from '../../goals/contract.ts'
import { Around } from './Around.tsx'
import { DueRow } from './DueRow.tsx'
import { byWhen, type When } from './due.ts'
import { dueKeys } from './due-keys.ts'
import { Filling, useFilled } from './filling.ts'
import classes from './MyGoalsPage.module.css'
import { RecordBar } from './RecordBar.tsx'
import { useRecording } from './recording.ts'

/** My goals, what is due first. Several are checked in on in one go. */
export function MyGoalsPage() {
  const paths = usePaths()
  const asked = useAnswer(mine, {}, { live: 'any' })
  return (
    <Page
      title={t('My goals')}
      product="Bearing"
      actions={
        <Link to={paths.newGoal} className={buttonClass}>
          {t('New goal')}
        </Link>
      }
    >
      <Answered query={asked} loading={<Loading lines={8} />}>
        {(answer) => <MyGoals answer={answer} />}
      </Answered>
    </Page>
  )
}

function MyGoals({ answer: { goals, around } }: { answer: OutputOf<typeof mine> }) {
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
  const recording = useRecording(filling)
  const wanted = goals.filter(({ node }) => filled.includes(node.node))
  const record = async () => {
    const count = await recording.record(wanted, readOn === today ? undefined : readOn)
    if (count > 0) notify(t('{{count}} check-ins recorded.', { count, one: '{{count}} check-in recorded.' }))
  }
  const groups = byWhen(goals, today)
  const due = groups.find(([when]) => when === 'today')?.[1].length ?? 0

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
        <>
          {due === 0 && <p className={classes.calm}>{t('Nothing is due today.')}</p>}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are a shorter way to the links and fields inside */}
          <div className={classes.groups} onKeyDown={(event) => dueKeys(event, () => void record())}>
            {groups.map(([when, group]) => (
              <Section key={when} title={whenWord(when)} aside={group.length}>
                <ul className={classes.rows}>
                  {group.map((each) => (
                    <DueRow
                      key={each.node.node}
                      mine={each}
                      today={today}
                      filling={filling}
                      faults={recording.faults.get(each.node.node)}
                    />
                  ))}
                </ul>
              </Section>
            ))}
          </div>
        </>
      )}
      <Around nodes={around} />
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
    today: t('Due today'),
    week: t('Due this week'),
    later: t('Later'),
    drafts: t('Drafts'),
  }
  return words[when]
}
