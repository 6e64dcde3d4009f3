import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { instant } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { SubjectKind } from '../../followers/subject.ts'
import { edit, withdraw } from '../contract.ts'
import classes from './Comments.module.css'
import { piecesOf } from './mentions.ts'
import { Reactions } from './Reactions.tsx'
import type { Said } from './said.ts'
import { WriteComment } from './WriteComment.tsx'

interface Props {
  said: Said
  about: { kind: SubjectKind; subject: string }
}

/** One comment, with what its author may still do about it. */
export function Comment({ said, about }: Props) {
  const { zone } = useViewer().organisation
  const [editing, setEditing] = useState(false)
  const notify = useNotice()
  const refused = { onError: (error: Error) => notify({ text: error.message, kind: 'refusal' }) }
  const editIt = useAct(edit, { after: () => setEditing(false) })
  const withdrawIt = useAct(withdraw)
  const name = said.by?.name ?? t('Somebody')
  return (
    <li className={classes.comment} id={`comment-${said.comment}`}>
      <Avatar name={name} size="small" />
      <div className={classes.said}>
        <div className={classes.head}>
          <span className={classes.name}>{name}</span>
          <time className={classes.when} dateTime={said.at}>
            {instant(said.at, locale(), zone)}
          </time>
          {said.edited && !said.withdrawn && <span className={classes.when}>{t('edited')}</span>}
        </div>
        {said.withdrawn && <p className={classes.when}>{t('This comment was withdrawn.')}</p>}
        {!said.withdrawn && editing && (
          <WriteComment
            about={about}
            label={t('Edit the comment')}
            submit={t('Save comment')}
            start={said}
            busy={editIt.isPending}
            error={editIt.error?.faultAt('mentions') ?? editIt.error?.message}
            onWrite={(words) => editIt.mutate({ comment: said.comment, revision: said.revision, ...words })}
            onCancel={() => setEditing(false)}
          />
        )}
        {!said.withdrawn && !editing && (
          <>
            <p className={classes.body}>
              <Body said={said} />
            </p>
            <div className={classes.acts}>
              <Reactions to={{ kind: 'comment', subject: said.comment }} reactions={said.reactions} />
              {said.abilities.edit.allowed && (
                <Button size="small" look="quiet" onClick={() => setEditing(true)}>
                  {t('Edit')}
                </Button>
              )}
              {said.abilities.withdraw.allowed && (
                <Button
                  size="small"
                  look="quiet"
                  busy={withdrawIt.isPending}
                  onClick={() => withdrawIt.mutate({ comment: said.comment }, refused)}
                >
                  {t('Withdraw')}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </li>
  )
}

function Body({ said }: { said: Said }) {
  const paths = usePaths()
  return piecesOf(said.body, said.mentions).map((piece, place) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text keep their places
      <Link key={place} to={paths.person(piece.person)} className={classes.mention}>
        @{piece.name}
      </Link>
    ),
  )
}
