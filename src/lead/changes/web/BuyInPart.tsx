import type { PulseSeen } from '../../../conversation/pulses/contract.ts'
import { PulsePart } from '../../../conversation/pulses/web/PulsePart.tsx'
import { t } from '../../../web/words.ts'
import { hesitant, linesOf } from '../buy-in.ts'
import type { ChangeSeen } from '../contract.ts'
import { buyInSentence } from './saying.ts'

/** How far people are for it, by group and over time, and a sentence that reads it. */
export function BuyInPart({ change: { change, title, affected } }: { change: ChangeSeen }) {
  return (
    <PulsePart
      kind="change"
      subject={change}
      title={t('Buy-in')}
      sentence={sentenceOf}
      suggested={{
        purpose: t('How far are you for “{{title}}”?', { title }),
        questions: [
          {
            words: t('I think that this change is right for those whom we are here for.'),
            form: 'scale',
            low: t('not at all'),
            high: t('entirely'),
          },
        ],
        teams: affected.flatMap(({ team }) => team ?? []),
      }}
    />
  )
}

/** The first question is the one of buy-in. */
function sentenceOf({ figures, groups }: PulseSeen): string | null {
  const names = new Map(groups.map(({ group, name }) => [group, name]))
  const lines = linesOf(
    figures.filter(({ question }) => question === 0),
    groups.map(({ group }) => group),
  )
  return buyInSentence(lines, (group) => names.get(group) ?? '', hesitant(lines))
}
