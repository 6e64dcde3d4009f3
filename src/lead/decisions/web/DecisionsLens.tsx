import { Link } from '@tanstack/react-router'
import { TalkTo } from '../../../people/persons/web/TalkTo.tsx'
import { relativeDays } from '../../../ui/format.ts'
import { LensRow, LensSection } from '../../../ui/Lens.tsx'
import { type LensProps, lensRows } from '../../../web/lens.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { waiting } from '../contract.ts'

/** Questions that wait to be decided, at a glance. */
export function DecisionsLens({ scope }: LensProps) {
  const paths = usePaths()
  const today = useToday()
  const { data } = useAnswer(waiting, { ...scope, most: lensRows }, { live: 'any' })
  if (!data || data.decisions.length === 0) return null
  return (
    <LensSection title={t('Waiting to be decided')} all={<Link to={paths.decisions}>{t('Decisions')}</Link>}>
      {data.decisions.map(({ decision, question, decideBy, objections, owner }) => (
        <LensRow
          key={decision}
          title={<Link to={paths.decision(decision)}>{question}</Link>}
          pressing={decideBy !== null && decideBy < today}
          facts={[
            decideBy && t('due {{when}}', { when: relativeDays(decideBy, today, locale()) }),
            objections > 0 &&
              t('{{count}} objections not answered', { count: objections, one: '{{count}} objection not answered' }),
          ]}
          who={<TalkTo {...owner} />}
        />
      ))}
    </LensSection>
  )
}
