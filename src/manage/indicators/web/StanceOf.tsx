import { Health } from '../../../ui/Health.tsx'
import { Why } from '../../../ui/Why.tsx'
import { t } from '../../../web/words.ts'
import type { IndicatorListed } from '../contract.ts'
import { stanceMarks, stanceSentence, stanceWord } from './saying.ts'

/** Where an indicator stands: shape, word and colour; one press says why. */
export const StanceOf = ({ indicator, size }: { indicator: IndicatorListed; size?: 'small' | 'large' }) => (
  <Why
    about={t('Why does “{{title}}” stand as it does?', { title: indicator.title })}
    face={<Health value={stanceMarks[indicator.stands]} label={stanceWord(indicator.stands)} size={size} />}
  >
    <p>{stanceSentence(indicator)}</p>
  </Why>
)
