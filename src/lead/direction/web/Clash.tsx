import { Button } from '../../../ui/Button.tsx'
import { t } from '../../../web/words.ts'
import classes from './Clash.module.css'
import { DirectionText, type DirectionWords } from './DirectionText.tsx'

interface Props {
  theirs: DirectionWords & { by: { name: string } | null }
  onTakeTheirs: () => void
}

/** Somebody else saved the same version meanwhile: theirs in full, above what the reader wrote. */
export function Clash({ theirs, onTakeTheirs }: Props) {
  return (
    <div className={classes.clash} role="alert">
      <p>
        {theirs.by
          ? t('{{name}} saved this version while you were writing. This is theirs; yours stands below.', {
              name: theirs.by.name,
            })
          : t('Somebody saved this version while you were writing. This is theirs; yours stands below.')}
      </p>
      <div className={classes.theirs}>
        <DirectionText words={theirs} />
      </div>
      <div>
        <Button size="small" onClick={onTakeTheirs}>
          {t('Take theirs')}
        </Button>
      </div>
    </div>
  )
}
