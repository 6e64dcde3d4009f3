import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import { Link } from '@tanstack/react-router'
import { IconButton } from '../../../ui/Button.tsx'
import { instant } from '../../../ui/format.ts'
import { Unseen } from '../../../ui/Unseen.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { read } from '../contract.ts'
import classes from './NoticesPage.module.css'
import { pathOf, type Shown, sentenceOf } from './saying.ts'

/** One notice; to follow its link is to have read it. */
export function NoticeRow({ notice }: { notice: Shown }) {
  const paths = usePaths()
  const { zone } = useViewer().organisation
  const act = useAct(read)
  const mark = () => {
    if (!notice.read) act.mutate({ notices: [notice.notice] })
  }
  return (
    <li className={classes.notice} data-read={notice.read || undefined}>
      <span className={classes.dot}>{!notice.read && <Unseen>{t('Unread')}</Unseen>}</span>
      <div className={classes.told}>
        <p className={classes.sentence}>
          {sentenceOf(notice)}{' '}
          <time className={classes.when} dateTime={notice.at}>
            {instant(notice.at, locale(), zone)}
          </time>
        </p>
        {notice.goal ? (
          <Link to={pathOf(notice, notice.goal.node, paths)} className={classes.goal} onClick={mark}>
            {notice.goal.title}
          </Link>
        ) : (
          <Link to={paths.myGoals} className={classes.goal} onClick={mark}>
            {t('See what I owe')}
          </Link>
        )}
        {notice.said !== null && <p className={classes.said}>{notice.said || t('This comment was withdrawn.')}</p>}
      </div>
      {!notice.read && (
        <IconButton label={t('Mark as read')} size="small" busy={act.isPending} onClick={mark}>
          <IconCheck aria-hidden />
        </IconButton>
      )}
    </li>
  )
}
