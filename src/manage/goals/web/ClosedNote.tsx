import { instant } from '../../../ui/format.ts'
import { Health } from '../../../ui/Health.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { Meaning } from '../../../ui/Meaning.tsx'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { GoalView } from '../contract.ts'
import classes from './ClosedNote.module.css'
import { ScoreMark, scoreWord } from './ScoreSoFar.tsx'
import { closingWord } from './saying.ts'

type ScoreKept = NonNullable<NonNullable<GoalView['closing']>['score']>

/** The score with how it came about; where it is another one than the computed, with both and the reason. */
function ClosingScore({ score: { score, computed, band, sentence, because } }: { score: ScoreKept }) {
  return (
    <div>
      <p>
        {t('Score')} <ScoreMark score={score} band={band} />
      </p>
      {because && (
        <p>
          {computed
            ? t('Computed {{computed}}. {{reason}}', { computed: scoreWord(computed), reason: because })
            : because}
        </p>
      )}
      {!because && sentence && <p className={classes.who}>{sentence}</p>}
    </div>
  )
}

/** How a closed goal ended: said before everything else on its page. */
export function ClosedNote({ closing }: { closing: NonNullable<GoalView['closing']> }) {
  const { zone } = useViewer().organisation
  const at = instant(closing.at, locale(), zone)
  return (
    <div className={classes.closed}>
      <Stack gap={3}>
        <Health
          value={closing.closedAs}
          label={t('Closed: {{word}}', { word: closingWord(closing.closedAs) })}
          size="large"
        />
        {closing.score && <ClosingScore score={closing.score} />}
        {closing.missedBecause && <p>{t('Why it was missed: {{reason}}', { reason: closing.missedBecause })}</p>}
        {closing.helped && <Meaning label={t('What helped')}>{closing.helped}</Meaning>}
        {closing.learnt && <Meaning label={t('What was learnt')}>{closing.learnt}</Meaning>}
        <p className={classes.who}>{closing.by ? t('{{name}}, {{at}}', { name: closing.by.name, at }) : at}</p>
      </Stack>
    </div>
  )
}
