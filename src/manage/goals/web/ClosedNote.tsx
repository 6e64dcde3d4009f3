import { instant } from '../../../ui/format.ts'
import { Health } from '../../../ui/Health.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { Meaning } from '../../../ui/Meaning.tsx'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { GoalView } from '../contract.ts'
import classes from './ClosedNote.module.css'
import { closingWord } from './saying.ts'

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
        {closing.learnt && <Meaning label={t('What was learnt')}>{closing.learnt}</Meaning>}
        <p className={classes.who}>{closing.by ? t('{{name}}, {{at}}', { name: closing.by.name, at }) : at}</p>
      </Stack>
    </div>
  )
}
