import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs'
import { Link } from '@tanstack/react-router'
import { Unseen } from '../../../ui/Unseen.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { count } from '../contract.ts'
import classes from './Bell.module.css'

/** Whether there is something to read, on every page: a dot, since a number beside oneself is what one owes. */
export function Bell() {
  const paths = usePaths()
  const unread = useAnswer(count, {}).data?.unread ?? 0
  const words =
    unread > 0
      ? t('{{count}} unread notices', { count: unread, one: '{{count}} unread notice' })
      : t('Notices, all read')
  return (
    <Link to={paths.notices} className={classes.bell} title={words}>
      <IconBell aria-hidden size={20} />
      {unread > 0 && <span className={classes.dot} aria-hidden />}
      <Unseen>{words}</Unseen>
    </Link>
  )
}
