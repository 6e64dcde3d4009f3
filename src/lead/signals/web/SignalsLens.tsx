import { Link } from '@tanstack/react-router'
import { TalkTo } from '../../../people/persons/web/TalkTo.tsx'
import { LensRow, LensSection } from '../../../ui/Lens.tsx'
import { type LensProps, lensRows } from '../../../web/lens.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { threatening } from '../contract.ts'
import { directionWord, inHundred } from './saying.ts'

/** Signals that threaten what we are trying to achieve, at a glance. */
export function SignalsLens({ scope }: LensProps) {
  const paths = usePaths()
  const today = useToday()
  const { data } = useAnswer(threatening, { ...scope, most: lensRows }, { live: 'any' })
  if (!data || data.signals.length === 0) return null
  return (
    <LensSection title={t('What threatens it')} all={<Link to={paths.signals}>{t('Foresight')}</Link>}>
      {data.signals.map((signal) => (
        <LensRow
          key={signal.signal}
          title={<Link to={paths.signal(signal.signal)}>{signal.title}</Link>}
          pressing={signal.lookAgainOn < today}
          facts={[
            signal.lookAgainOn < today && t('Not looked at for long'),
            t('Impact {{impact}} of 5', { impact: signal.impact }),
            signal.direction !== 'steady' && directionWord(signal.direction),
            signal.probability !== null && t('{{percent}} likely', { percent: inHundred(signal.probability) }),
          ]}
          who={<TalkTo {...signal.owner} />}
        />
      ))}
    </LensSection>
  )
}
