import { Progress } from '../../ui/Progress.tsx'
import { t } from '../../web/words.ts'
import type { NodeView } from '../contract.ts'
import classes from './Node.module.css'
import { coverageSentence, coverageWord, ratioOf } from './saying.ts'

interface Props {
  standing: NodeView['standing']
  /** The bar without its sentence, for rows of a table. */
  brief?: boolean
}

/** Progress as a bar and a percentage, or the word unknown, and of how many contributors it is known. */
export function ProgressOf({ standing, brief = false }: Props) {
  const coverage = coverageWord(standing)
  return (
    <div className={classes.progress}>
      <Progress label={t('Progress')} value={ratioOf(standing)} health={standing.health} />
      {coverage &&
        (brief ? (
          <span className={classes.quiet} title={coverageSentence(standing)}>
            {coverage}
          </span>
        ) : (
          <p className={classes.quiet}>{coverageSentence(standing)}</p>
        ))}
    </div>
  )
}
