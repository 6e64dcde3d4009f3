import type { PulseSeen } from '../../../conversation/pulses/contract.ts'
import type { Suggested } from '../../../conversation/pulses/web/LaunchPulse.tsx'
import { meanSaid } from '../../../conversation/pulses/web/saying.ts'
import { t } from '../../../web/words.ts'

/** The one question that is asked after a version was published. */
export const landing = (): Suggested => ({
  purpose: t('We published where we are going. We want to know whether it reached you, not whether you like it.'),
  questions: [
    {
      words: t('Could you say it in your own words?'),
      form: 'scale',
      low: t('not at all'),
      high: t('to anybody who asks'),
    },
  ],
})

/** What the answers say of how it landed. */
export function landed({ figures }: PulseSeen): string | null {
  const last = figures.filter((one) => one.question === 0 && one.group === null).at(-1)
  if (!last) return null
  const mean = meanSaid(last.mean)
  if (last.mean >= 4) return t('It has landed: most could say it in their own words ({{mean}} of 5).', { mean })
  if (last.mean >= 3) return t('It is known, and not yet their own words ({{mean}} of 5).', { mean })
  return t('It has not landed: few could say it in their own words ({{mean}} of 5).', { mean })
}
