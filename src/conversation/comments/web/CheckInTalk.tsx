import IconEyeCheck from '@tabler/icons-react/dist/esm/icons/IconEyeCheck.mjs'
import IconMessageCircle from '@tabler/icons-react/dist/esm/icons/IconMessageCircle.mjs'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { instant } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { acknowledge, around } from '../contract.ts'
import classes from './Comments.module.css'
import { Comments } from './Comments.tsx'
import { Reactions } from './Reactions.tsx'

/** Below a check-in: reactions, whether its manager has acknowledged it, and what was said about it. */
export function CheckInTalk({ goal, checkIn, day }: { goal: string; checkIn: string; day: string }) {
  const asked = useAnswer(around, { goal })
  const [open, setOpen] = useState(false)
  const notify = useNotice()
  const act = useAct(acknowledge)
  const { me, organisation } = useViewer()
  if (!asked.data) return null
  const talk = asked.data.subjects.find(({ subject }) => subject === checkIn)
  const comments = talk?.comments ?? 0
  const acknowledged = talk?.acknowledged ?? []
  const mayAcknowledge =
    asked.data.abilities.acknowledge.allowed && !acknowledged.some(({ by }) => by.person === me.person)
  return (
    <div className={classes.talk}>
      <div className={classes.acts}>
        <Reactions to={{ kind: 'check-in', subject: checkIn }} reactions={talk?.reactions ?? []} />
        <Button
          size="small"
          look="quiet"
          icon={<IconMessageCircle aria-hidden size={18} />}
          aria-expanded={open}
          aria-label={
            comments > 0
              ? t('{{count}} comments on the check-in of {{day}}', {
                  count: comments,
                  day,
                  one: '{{count}} comment on the check-in of {{day}}',
                })
              : t('Comment on the check-in of {{day}}', { day })
          }
          onClick={() => setOpen(!open)}
        >
          {comments > 0 ? t('{{count}} comments', { count: comments, one: '{{count}} comment' }) : t('Comment')}
        </Button>
        {mayAcknowledge && (
          <Button
            size="small"
            icon={<IconEyeCheck aria-hidden size={18} />}
            busy={act.isPending}
            aria-label={t('Acknowledge the check-in of {{day}}', { day })}
            onClick={() =>
              act.mutate({ checkIn }, { onError: (error) => notify({ text: error.message, kind: 'refusal' }) })
            }
          >
            {t('Acknowledge')}
          </Button>
        )}
        {acknowledged.map(({ by, at }) => (
          <span key={by.person} className={classes.acknowledged} title={instant(at, locale(), organisation.zone)}>
            <IconEyeCheck aria-hidden size={18} />
            {t('Acknowledged by {{name}}', { name: by.name })}
          </span>
        ))}
      </div>
      {open && (
        <Comments
          about={{ kind: 'check-in', subject: checkIn }}
          label={t('Comment on the check-in of {{day}}', { day })}
        />
      )}
    </div>
  )
}
