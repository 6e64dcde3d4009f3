import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs'
import IconBellOff from '@tabler/icons-react/dist/esm/icons/IconBellOff.mjs'
import { Person } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { follow, list } from '../contract.ts'
import type { Reason } from '../follower.ts'
import classes from './FollowButton.module.css'

const reason: Record<Reason, () => string> = {
  owner: () => t('owner'),
  mentioned: () => t('mentioned'),
  chosen: () => '',
}

/** Begins and ends following a goal, and says who does. */
export function FollowButton({ goal }: { goal: string }) {
  const notify = useNotice()
  const { data } = useAnswer(list, { goal })
  const act = useAct(follow)
  if (!data) return null
  const { follows, count, followers } = data
  return (
    <>
      <Popover
        label={t('Followers')}
        align="end"
        opener={(opener) => (
          <Button size="small" look="quiet" disabled={count === 0} {...opener}>
            {t('{{count}} followers', { count, one: '{{count}} follower' })}
          </Button>
        )}
      >
        {() => (
          <ul className={classes.followers}>
            {followers.map(({ person, name, because }) => (
              <li key={person}>
                <Person name={name} detail={reason[because]() || undefined} />
              </li>
            ))}
            {count > followers.length && <li>{t('and {{more}} others', { more: count - followers.length })}</li>}
          </ul>
        )}
      </Popover>
      <Button
        size="small"
        icon={follows ? <IconBellOff aria-hidden size={18} /> : <IconBell aria-hidden size={18} />}
        busy={act.isPending}
        onClick={() =>
          act.mutate(
            { goal, follows: !follows },
            { onError: (error) => notify({ text: error.message, kind: 'refusal' }) },
          )
        }
      >
        {follows ? t('Stop following') : t('Follow')}
      </Button>
    </>
  )
}
