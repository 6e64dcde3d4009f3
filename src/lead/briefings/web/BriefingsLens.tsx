import { Link } from '@tanstack/react-router'
import { TalkTo } from '../../../people/persons/web/TalkTo.tsx'
import { relativeDays } from '../../../ui/format.ts'
import { LensRow, LensSection } from '../../../ui/Lens.tsx'
import { type LensProps, lensRows } from '../../../web/lens.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { stuck } from '../contract.ts'

/** With whom my briefings lie, the longest first. */
export function BriefingsLens({ scope }: LensProps) {
  const paths = usePaths()
  const today = useToday()
  const { data } = useAnswer(stuck, { ...scope, most: lensRows }, { live: 'any' })
  if (!data || data.stuck.length === 0) return null
  return (
    <LensSection title={t('Briefings that are stuck')} all={<Link to={paths.briefings}>{t('Briefings')}</Link>}>
      {data.stuck.map(({ briefing, title, person, arrivedOn, passBy }) => (
        <LensRow
          key={`${briefing} ${person.person}`}
          title={<Link to={paths.briefingTravel(briefing)}>{title}</Link>}
          facts={[
            t('lies there since {{when}}', { when: relativeDays(arrivedOn, today, locale()) }),
            passBy && t('goes on {{when}}', { when: relativeDays(passBy, today, locale()) }),
          ]}
          who={<TalkTo {...person} />}
        />
      ))}
    </LensSection>
  )
}
