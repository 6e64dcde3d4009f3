import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { useAct, usePages } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import type { SubjectKind } from '../../followers/subject.ts'
import { list, write } from '../contract.ts'
import { Comment } from './Comment.tsx'
import classes from './Comments.module.css'
import { WriteComment } from './WriteComment.tsx'

interface Props {
  about: { kind: SubjectKind; subject: string }
  /** What the text box is for, as it is read aloud. */
  label: string
}

/** What was said about a subject, the latest last, and room to say something. */
export function Comments({ about, label }: Props) {
  const asked = usePages(list, about, { live: 'mentioned' })
  // A new box for each comment, so that what was sent leaves nothing behind.
  const [number, setNumber] = useState(0)
  const act = useAct(write, { after: () => setNumber((before) => before + 1) })
  const said = asked.pages.flatMap(({ comments }) => comments).toReversed()
  return (
    <div className={classes.comments}>
      {asked.error && !asked.data && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {!asked.data && !asked.error && <Loading lines={2} />}
      {asked.hasNextPage && (
        <div>
          <Button size="small" look="quiet" busy={asked.isFetchingNextPage} onClick={asked.more}>
            {t('Show earlier comments')}
          </Button>
        </div>
      )}
      {said.length > 0 && (
        <ol className={classes.list}>
          {said.map((each) => (
            <Comment key={each.comment} said={each} about={about} />
          ))}
        </ol>
      )}
      {asked.data && (
        <WriteComment
          key={number}
          about={about}
          label={label}
          submit={t('Comment')}
          busy={act.isPending}
          error={act.error?.faultAt('mentions') ?? act.error?.message}
          onWrite={(words) => act.mutate({ ...about, ...words })}
        />
      )}
    </div>
  )
}
