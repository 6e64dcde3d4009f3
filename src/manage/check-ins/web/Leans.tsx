import { Link } from '@tanstack/react-router'
import type { NodeView } from '../../../graph/contract.ts'
import { valueWord } from '../../../graph/web/saying.ts'
import { usePaths } from '../../../web/paths.ts'
import { t } from '../../../web/words.ts'
import classes from './Milestones.module.css'

interface Props {
  title: string
  numbers: NonNullable<NodeView['numbers']>
}

/** In place of a field: a measure whose values an indicator tells. */
export function Leans({ title, numbers }: Props) {
  const paths = usePaths()
  return (
    <p className={classes.field}>
      <span className={classes.label}>{title}</span>
      <span className={classes.quiet}>
        {valueWord(numbers)} · <Link to={paths.indicator(numbers.indicator ?? '')}>{t('told by an indicator')}</Link>
      </span>
    </p>
  )
}
