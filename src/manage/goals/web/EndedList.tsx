import { useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { instant } from '../../../ui/format.ts'
import { Loading } from '../../../ui/Loading.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { useAnswer } from '../../../web/queries.ts'
import type { Refused } from '../../../web/refused.ts'
import { useToday, useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { ended, see } from '../contract.ts'
import classes from './StartFrom.module.css'
import { closingWord } from './saying.ts'
import { fromEnded, type Start } from './starting.ts'

type Ended = OutputOf<typeof ended>['ended'][number]

/** Goals that ended: one's own, whose next round begins, or those of all that left a lesson. */
export function EndedList({ of, onStart }: { of: 'mine' | 'lessons'; onStart: (start: Start) => void }) {
  const today = useToday()
  const organisation = useOrganisation()
  const { zone } = useViewer().organisation
  const [refused, setRefused] = useState<Refused | null>(null)
  const asked = useAnswer(ended, { of })
  if (asked.error) return <Failed error={asked.error} busy={asked.isFetching} onRetry={() => void asked.refetch()} />
  if (!asked.data) return <Loading lines={6} />
  if (asked.data.ended.length === 0)
    return (
      <Empty title={of === 'mine' ? t('No goal of yours has ended yet') : t('Nobody has written a lesson yet')}>
        {t('When a goal is closed, what helped and what was learnt is found here.')}
      </Empty>
    )

  const choose = async ({ node, closing }: Ended) => {
    if (of === 'lessons') return onStart({ ...lessonOf({ node, closing }), start: today })
    try {
      onStart(fromEnded(await ask(see, { goal: node.node }, { organisation }), today))
    } catch (error) {
      setRefused(error as Refused)
    }
  }
  return (
    <>
      {refused && <Failure what={refused.message} />}
      <ul className={classes.list}>
        {asked.data.ended.map((each) => (
          <li key={each.closing.closing}>
            <button type="button" className={classes.choice} onClick={() => void choose(each)}>
              {of === 'lessons' && <span className={classes.lesson}>{each.closing.learnt || each.closing.helped}</span>}
              <span className={of === 'mine' ? classes.title : undefined}>{each.node.title}</span>
              <span className={classes.aside}>
                {[closingWord(each.closing.closedAs), instant(each.closing.at, locale(), zone)].join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A lesson is the why of the next goal, in the words of whoever learnt it. */
const lessonOf = ({ node, closing }: Ended): Start => ({
  title: '',
  why: t('“{{lesson}}” (learnt from “{{title}}”)', {
    lesson: closing.learnt || closing.helped,
    title: node.title,
  }),
  team: node.team,
})
