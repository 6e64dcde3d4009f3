import { Link } from '@tanstack/react-router'
import { TalkTo } from '../../../people/persons/web/TalkTo.tsx'
import { relativeDays } from '../../../ui/format.ts'
import { LensRow, LensSection } from '../../../ui/Lens.tsx'
import { type LensProps, lensRows } from '../../../web/lens.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { pressing } from '../contract.ts'

/** Promises to stakeholders that are overdue, and who was not spoken with in time, at a glance. */
export function StakeholdersLens({ scope }: LensProps) {
  const paths = usePaths()
  const today = useToday()
  const { data } = useAnswer(pressing, { ...scope, most: lensRows }, { live: 'any' })
  if (!data || data.promises.length + data.silent.length === 0) return null
  const when = (day: string) => relativeDays(day, today, locale())
  return (
    <LensSection
      title={data.promises.length > 0 ? t('Promises overdue') : t('Not spoken with in time')}
      all={<Link to={paths.stakeholders}>{t('Stakeholders')}</Link>}
    >
      {data.promises.map(({ promise, text, dueOn, owner, stakeholder, name }) => (
        <LensRow
          key={promise}
          title={<Link to={paths.stakeholder(stakeholder)}>{text}</Link>}
          pressing
          facts={[t('due {{when}}', { when: when(dueOn) }), t('to {{name}}', { name })]}
          who={<TalkTo {...owner} />}
        />
      ))}
      {data.silent.slice(0, lensRows - data.promises.length).map(({ stakeholder, name, owner, nextOn, lastOn }) => (
        <LensRow
          key={stakeholder}
          title={<Link to={paths.stakeholder(stakeholder)}>{name}</Link>}
          facts={[
            t('to be spoken with {{when}}', { when: when(nextOn) }),
            lastOn && t('last {{when}}', { when: when(lastOn) }),
          ]}
          who={<TalkTo {...owner} />}
        />
      ))}
    </LensSection>
  )
}
