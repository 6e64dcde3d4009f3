import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Section } from '../../../ui/Section.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { useAct, useAnswer, usePages } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { t } from '../../../web/words.ts'
import { count, list, read } from '../contract.ts'
import { ByMail } from './ByMail.tsx'
import { NoticeRow } from './NoticeRow.tsx'
import classes from './NoticesPage.module.css'

/** What somebody was told, newest first, and how they want to be told. */
export function NoticesPage() {
  useTrail([{ label: t('Notices') }])
  const [only, setOnly] = useState<'all' | 'unread'>('unread')
  const asked = usePages(list, { only }, { live: 'mentioned' })
  const unread = useAnswer(count, {}).data?.unread ?? 0
  const readAll = useAct(read)
  const notices = asked.pages.flatMap((page) => page.notices)
  return (
    <Page
      title={t('Notices')}
      product="Bearing"
      width="reading"
      actions={
        <Button disabled={unread === 0} busy={readAll.isPending} onClick={() => readAll.mutate({})}>
          {t('Mark all as read')}
        </Button>
      }
    >
      <Section
        title={t('What happened')}
        actions={
          <Segments
            label={t('Which notices')}
            value={only}
            onChange={setOnly}
            options={[
              { value: 'unread', label: t('Unread') },
              { value: 'all', label: t('All') },
            ]}
          />
        }
      >
        {asked.error && !asked.data && (
          <Failed error={asked.error} busy={asked.isFetching} onRetry={() => void asked.refetch()} />
        )}
        {!asked.data && !asked.error && <Loading lines={6} />}
        {asked.data && notices.length === 0 && !asked.hasNextPage && (
          <Empty title={only === 'unread' ? t('Everything is read.') : t('Nothing yet.')}>
            {t(
              'Comments on goals that you follow, mentions, what waits for you and what turns off track will stand here.',
            )}
          </Empty>
        )}
        {notices.length > 0 && (
          <ol className={classes.notices}>
            {notices.map((notice) => (
              <NoticeRow key={notice.notice} notice={notice} />
            ))}
          </ol>
        )}
        {asked.hasNextPage && (
          <div>
            <Button busy={asked.isFetchingNextPage} onClick={asked.more}>
              {t('Show earlier notices')}
            </Button>
          </div>
        )}
      </Section>
      <ByMail />
    </Page>
  )
}
