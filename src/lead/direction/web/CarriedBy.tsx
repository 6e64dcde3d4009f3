import { Link } from '@tanstack/react-router'
import { list, see } from '../../../graph/contract.ts'
import { NeighbourList } from '../../../graph/web/NeighbourList.tsx'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import classes from './DirectionPage.module.css'

const most = 12

/** What carries the vision, what of it is carried by nothing, and which goals carry nothing of it. */
export function CarriedBy({ node }: { node: string }) {
  const paths = usePaths()
  const { data } = useAnswer(see, { node }, { live: 'any' })
  const idle = useAnswer(list, { gap: 'why', state: 'active', most: 5 }, { live: 'any' }).data
  if (!data) return null
  const carries = data.carries.filter(({ accepted }) => accepted)
  const bare = carries.filter(({ standing }) => standing.gaps.includes('how'))
  return (
    <Section title={t('What carries it')}>
      {carries.length === 0 && (
        <p className={classes.lead}>{t('Nothing carries it yet: no priority and no goal supports the vision.')}</p>
      )}
      <NeighbourList neighbours={carries.slice(0, most)} />
      {bare.length > 0 && (
        <p className={classes.lead}>
          {t('Carried by nothing yet: {{titles}}.', { titles: bare.map(({ title }) => `“${title}”`).join(', ') })}
        </p>
      )}
      {idle && idle.total > 0 && (
        <p className={classes.lead}>
          {t('{{count}} goals say no why, and carry nothing of it:', {
            count: idle.total,
            one: '{{count}} goal says no why, and carries nothing of it:',
          })}{' '}
          <Link to={paths.goals} search={{ gap: 'why' } as never}>
            {t('look at them')}
          </Link>
        </p>
      )}
    </Section>
  )
}
