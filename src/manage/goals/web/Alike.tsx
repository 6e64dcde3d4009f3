import { Link } from '@tanstack/react-router'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useSettled } from '../../../web/settled.ts'
import { t } from '../../../web/words.ts'
import { alike } from '../contract.ts'
import classes from './Alike.module.css'
import { closingWord } from './saying.ts'

/** So short a title is like too many others. */
const least = 6

/** Said while a title is typed: who else is at nearly the same, and what was learnt from goals like it that ended. */
export function Alike({ title }: { title: string }) {
  const paths = usePaths()
  const settled = useSettled(title.trim().slice(0, 300), 300)
  const { data } = useAnswer(alike, { title: settled }, { enabled: settled.length >= least, keep: true })
  if (!data || settled.length < least || title.trim().length < least) return null
  const { open, lessons } = data
  if (open.length === 0 && lessons.length === 0) return null
  return (
    <div className={classes.alike} role="status">
      {open.length > 0 && (
        <>
          <p className={classes.says}>
            {open.some(({ same }) => same)
              ? t('A goal with this title is there already:')
              : t('Goals with nearly this title are there already:')}
          </p>
          <ul className={classes.list}>
            {open.map(({ node }) => (
              <li key={node.node}>
                <Link to={paths.goal(node.node)}>{node.title}</Link>{' '}
                <span className={classes.says}>{[node.owner?.name, node.team?.name].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {lessons.length > 0 && (
        <>
          <p className={classes.says}>{t('What was learnt from goals like it:')}</p>
          <ul className={classes.list}>
            {lessons.map(({ node, closing }) => (
              <li key={node.node}>
                <span className={classes.lesson}>{closing.learnt || closing.helped}</span>{' '}
                <Link to={paths.goal(node.node)}>{node.title}</Link>{' '}
                <span className={classes.says}>{closingWord(closing.closedAs)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
