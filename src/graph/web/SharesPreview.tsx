import { percent } from '../../ui/format.ts'
import { Loading } from '../../ui/Loading.tsx'
import { useAnswer } from '../../web/queries.ts'
import { useSettled } from '../../web/settled.ts'
import { locale, t } from '../../web/words.ts'
import { previewShares } from '../contract.ts'
import classes from './SharesPreview.module.css'
import { changesOf, type ShareDraft } from './shares.ts'

interface Props {
  parent: string
  drafts: ShareDraft[]
}

/** What moves, up to the vision, while shares are being typed; nothing is saved yet. */
export function SharesPreview({ parent, drafts }: Props) {
  const typed = JSON.stringify(changesOf(drafts).map(({ node, after }) => ({ child: node, share: after })))
  const settled = useSettled(typed, 250)
  const asked = useAnswer(
    previewShares,
    { node: parent, shares: JSON.parse(settled) },
    { enabled: settled !== '[]', keep: true },
  )
  if (typed === '[]') return null
  const { data, error } = asked
  if (error) return <p className={classes.said}>{error.message}</p>
  if (!data) return <Loading lines={2} />
  return (
    <section className={classes.preview} aria-label={t('What moves')} aria-busy={asked.isFetching || typed !== settled}>
      <h3 className={classes.head}>{t('What moves')}</h3>
      <ul className={classes.list}>
        {data.moved.map(({ node, title, kind, before, after }) => (
          <li key={node} className={classes.row} data-kind={kind}>
            <span className={classes.title}>{title}</span>
            <span className={classes.numbers}>
              {before === after
                ? t('stays at {{progress}}', { progress: word(before) })
                : t('{{before}} → {{after}}', { before: word(before), after: word(after) })}
            </span>
          </li>
        ))}
      </ul>
      {!data.exact && <p className={classes.said}>{t('About right: something counts there that you cannot see.')}</p>}
    </section>
  )
}

/** A tenth of a percent tells: further up, what moves is small. */
const word = (progress: string | null): string => (progress === null ? t('unknown') : percent(progress, locale(), 1))
