import { Link } from '@tanstack/react-router'
import { TalkTo } from '../../../people/persons/web/TalkTo.tsx'
import { relativeDays } from '../../../ui/format.ts'
import { LensRow, LensSection } from '../../../ui/Lens.tsx'
import { type LensProps, lensRows } from '../../../web/lens.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { trendOf } from '../buy-in.ts'
import { list } from '../contract.ts'
import { buyInSaid, stageSaid } from './saying.ts'

/** Changes under way and how far people are for them, at a glance. */
export function ChangesLens({ scope }: LensProps) {
  const paths = usePaths()
  const today = useToday()
  const { data } = useAnswer(list, { ...scope, most: lensRows }, { live: 'any' })
  if (!data || data.changes.length === 0) return null
  return (
    <LensSection title={t('Changes under way')} all={<Link to={paths.changes}>{t('Changes')}</Link>}>
      {data.changes.map(({ change, title, stage, buyIn, unanswered, lookAgainOn, owner }) => (
        <LensRow
          key={change}
          title={<Link to={paths.change(change)}>{title}</Link>}
          pressing={lookAgainOn < today}
          facts={[
            lookAgainOn < today && t('due {{when}}', { when: relativeDays(lookAgainOn, today, locale()) }),
            stageSaid(stage),
            buyIn &&
              t('buy-in {{said}}', {
                said: buyInSaid(
                  buyIn.mean,
                  buyIn.first,
                  trendOf(buyIn.first === null ? [buyIn.mean] : [buyIn.first, buyIn.mean]),
                ),
              }),
            unanswered > 0 &&
              t('{{count}} doubts not answered', { count: unanswered, one: '{{count}} doubt not answered' }),
          ]}
          who={<TalkTo {...owner} />}
        />
      ))}
    </LensSection>
  )
}
