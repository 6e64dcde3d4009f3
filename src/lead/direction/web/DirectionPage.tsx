import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { PulsePart } from '../../../conversation/pulses/web/PulsePart.tsx'
import type { OutputOf } from '../../../kernel/contract.ts'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { readKept, useKeptKey } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { see } from '../contract.ts'
import { CarriedBy } from './CarriedBy.tsx'
import classes from './DirectionPage.module.css'
import { DirectionText } from './DirectionText.tsx'
import { EarlierVersions } from './EarlierVersions.tsx'
import { landed, landing } from './landing.ts'
import { TeamPurposes } from './TeamPurposes.tsx'
import { WriteDirection } from './WriteDirection.tsx'

/** Vision, mission and values: what is in force, what is being written, what was before. */
export function DirectionPage() {
  const { organisation } = useViewer()
  useTrail([{ label: t('Direction') }])
  const asked = useAnswer(see, {})
  if (asked.data) return <Direction answer={asked.data} name={organisation.name} />
  return (
    <Page title={t('Direction')} width="reading" product="Bearing">
      {asked.error ? (
        <Failed error={asked.error} busy={asked.isFetching} onRetry={() => void asked.refetch()} />
      ) : (
        <Loading lines={6} />
      )}
    </Page>
  )
}

function Direction({ answer, name }: { answer: OutputOf<typeof see>; name: string }) {
  const { published, draft, earlier, node, abilities } = answer
  const paths = usePaths()
  const key = useKeptKey('direction')
  // What was being written before a reload is there again.
  const [writing, setWriting] = useState(() => abilities.write?.allowed === true && readKept(key) !== null)
  const mayWrite = abilities.write?.allowed
  const write = (look?: 'primary') => (
    <Button look={look} onClick={() => setWriting(true)}>
      {draft ? t('Go on writing the next version') : published ? t('Write the next version') : t('Write the direction')}
    </Button>
  )
  return (
    <Page
      title={t('Direction')}
      hideTitle={Boolean(published) && !writing}
      width="reading"
      product="Bearing"
      actions={
        !writing && (
          <>
            {published && node && (
              <Link to={paths.map} className={buttonClass} data-look="quiet">
                {t('See what carries it')}
              </Link>
            )}
            {published && (
              <Button look="quiet" onClick={() => print()}>
                {t('Print')}
              </Button>
            )}
            {published && mayWrite && write()}
          </>
        )
      }
    >
      {writing ? (
        <WriteDirection
          published={published}
          draft={draft}
          mayPublish={abilities.publish}
          onDone={() => setWriting(false)}
        />
      ) : published ? (
        <>
          <DirectionText
            name={name}
            words={published}
            at={published.publishedAt}
            by={published.by?.name}
            word={published.word}
          />
          <div className={classes.beneath}>
            {node && <CarriedBy node={node} />}
            <TeamPurposes />
            <PulsePart
              kind="direction"
              subject={published.direction}
              title={t('Does it land?')}
              suggested={landing()}
              sentence={landed}
            />
          </div>
          <EarlierVersions versions={earlier} />
        </>
      ) : (
        <Empty title={t('What do we aspire to be?')} action={mayWrite ? write('primary') : undefined}>
          {mayWrite
            ? t(
                'The vision stands here and at the top of the map, with the mission and the values. Every goal leads up to it.',
              )
            : t('No vision has been published yet. {{because}}', { because: abilities.write?.because ?? '' })}
        </Empty>
      )}
    </Page>
  )
}
