import { Link } from '@tanstack/react-router'
import { healthWord } from '../../../graph/web/saying.ts'
import { TalkTo } from '../../../people/persons/web/TalkTo.tsx'
import { percent } from '../../../ui/format.ts'
import { HealthMark } from '../../../ui/Health.tsx'
import { LensRow, LensSection } from '../../../ui/Lens.tsx'
import type { LensProps } from '../../../web/lens.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { unitsIn, yearTotal } from '../allotting.ts'
import { see } from '../contract.ts'
import { amountWord } from './saying.ts'

/** The priorities with their money and health, and where words and money disagree. A priority is the whole organisation's. */
export function StrategyLens({ scope }: LensProps) {
  const paths = usePaths()
  const { data } = useAnswer(see, {}, { live: 'any', enabled: !scope.team })
  if (!data?.published || scope.team) return null
  const { priorities, allotments } = data.published
  const ids = priorities.map(({ priority }) => priority)
  const unit = unitsIn(allotments.filter(({ year, kind }) => year === data.year && kind === 'money'))[0]
  const total = unit && yearTotal(allotments, unit, data.year, ids)
  const shown = priorities.filter(({ owner }) => !scope.owner || owner.person === scope.owner)
  if (shown.length === 0) return null
  return (
    <LensSection
      title={t('Priorities')}
      all={<Link to={paths.strategy}>{t('Strategy')}</Link>}
      says={
        scope.owner
          ? undefined
          : data.disagreements[0] &&
            [
              data.disagreements[0].sentence,
              data.disagreements.length > 1 && t('And {{number}} more.', { number: data.disagreements.length - 1 }),
            ]
              .filter(Boolean)
              .join(' ')
      }
    >
      {shown.map(({ priority, title, health, owner, goals }) => {
        const given = total?.each.get(priority)
        return (
          <LensRow
            key={priority}
            mark={<HealthMark value={health} label={healthWord(health)} />}
            title={
              <Link to={paths.strategy} hash={priority}>
                {title}
              </Link>
            }
            facts={[
              healthWord(health),
              given && unit && `${amountWord(given.amount, unit)} (${percent(given.part, locale())})`,
              goals.length === 0 && t('no goal that you see carries it'),
            ]}
            who={<TalkTo {...owner} />}
          />
        )
      })}
    </LensSection>
  )
}
