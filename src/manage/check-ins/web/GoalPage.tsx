import IconChecks from '@tabler/icons-react/dist/esm/icons/IconChecks.mjs'
import { useParams } from '@tanstack/react-router'
import { use, useState } from 'react'
import { GoalTalk } from '../../../conversation/comments/web/GoalTalk.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Section } from '../../../ui/Section.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { readKept, useKeptKey } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { t } from '../../../web/words.ts'
import { type GoalView, see } from '../../goals/contract.ts'
import { CarriesPart } from '../../goals/web/CarriesPart.tsx'
import { ClosedNote } from '../../goals/web/ClosedNote.tsx'
import { EditableText } from '../../goals/web/EditableText.tsx'
import { FrameworkPart } from '../../goals/web/FrameworkPart.tsx'
import { Gap } from '../../goals/web/Gap.tsx'
import { StateActs } from '../../goals/web/StateActs.tsx'
import { abilityOf } from '../../goals/web/saying.ts'
import { WhatPart } from '../../goals/web/WhatPart.tsx'
import { WhenPart } from '../../goals/web/WhenPart.tsx'
import { WhyPart } from '../../goals/web/WhyPart.tsx'
import classes from './GoalPage.module.css'
import { GoalSlots } from './goal-slots.ts'
import { MeasuresPart } from './MeasurePart.tsx'
import { RecordCheckIn } from './RecordCheckIn.tsx'
import { Timeline } from './Timeline.tsx'

/** One goal: why it exists on the left, what it is, and how and when it gets done on the right. */
export function GoalPage() {
  const { goal } = useParams({ strict: false }) as { goal: string }
  const asked = useAnswer(see, { goal })
  if (asked.data && (!asked.error || asked.error.passing)) return <Goal key={asked.data.node.node} goal={asked.data} />
  return (
    <Page title={t('Goal')} hideTitle product="Bearing">
      {asked.error ? (
        <Failed error={asked.error} busy={asked.isFetching} onRetry={() => void asked.refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </Page>
  )
}

function Goal({ goal }: { goal: GoalView }) {
  const paths = usePaths()
  const {
    succession: Succession,
    decisions: Decisions,
    endangered: Endangered,
    changes: Changes,
    accountable: Answering,
  } = use(GoalSlots)
  const key = useKeptKey(`check-in ${goal.node.node}`)
  // What was being written before a reload is there again.
  const [recording, setRecording] = useState(
    () => goal.abilities['check-in']?.allowed === true && readKept(key) !== null,
  )
  const mayCheckIn = abilityOf(goal.abilities, 'check-in')
  useTrail([{ label: t('Goals'), to: paths.goals }, { label: goal.node.title }])
  const open = goal.node.state === 'active'
  return (
    <Page
      title={goal.node.title}
      product="Bearing"
      kicker={[goal.node.team?.name, goal.node.owner?.name].filter(Boolean).join(' · ')}
      actions={
        <>
          {open && (
            <Button
              look="primary"
              icon={<IconChecks aria-hidden />}
              disabled={!mayCheckIn.allowed}
              title={mayCheckIn.because}
              onClick={() => setRecording(true)}
            >
              {t('Check in')}
            </Button>
          )}
          <StateActs goal={goal} />
        </>
      }
    >
      {Succession && <Succession goal={goal} />}
      {goal.closing && <ClosedNote closing={goal.closing} />}
      {goal.node.state === 'draft' && (
        <p>{t('A draft: it does not count above, and nobody can check in before it is active.')}</p>
      )}
      <div className={classes.parts}>
        <div className={classes.why}>
          <Stack gap={6}>
            <WhyPart goal={goal} />
            {Decisions && <Decisions goal={goal} />}
            {Changes && <Changes goal={goal} />}
            {Endangered && <Endangered goal={goal} />}
          </Stack>
        </div>
        <div className={classes.what}>
          <Stack gap={6}>
            <WhatPart goal={goal} />
            <FrameworkPart goal={goal} />
          </Stack>
        </div>
        <div className={classes.how}>
          <HowPart goal={goal} />
        </div>
        <div className={classes.past}>
          <Stack gap={7}>
            <GoalTalk goal={goal.node.node} />
            {Answering && <Answering goal={goal} />}
            <Timeline goal={goal} />
          </Stack>
        </div>
      </div>
      {recording && <RecordCheckIn goal={goal} onClose={() => setRecording(false)} />}
    </Page>
  )
}

function HowPart({ goal }: { goal: GoalView }) {
  const { forecast: Forecast, leaning: Leaning, gauges: Gauges } = use(GoalSlots)
  const mayEdit = goal.abilities.edit?.allowed
  return (
    <Section title={t('How and when')}>
      <EditableText
        goal={goal}
        field="how"
        label={t('How it gets done')}
        edit={t('Edit how it gets done')}
        gap={(open) => (
          <Gap
            says={
              goal.carries.length > 0
                ? t('No how in words yet. The goals that carry it are below.')
                : t('No how yet. Which steps lead there?')
            }
            act={mayEdit ? t('Write how') : undefined}
            onAct={open}
          />
        )}
      >
        <p className={classes.text}>{goal.how}</p>
      </EditableText>
      <Stack gap={6}>
        <WhenPart goal={goal} />
        {Forecast && <Forecast goal={goal} />}
        <MeasuresPart goal={goal} />
        {Leaning && <Leaning goal={goal} />}
        {Gauges && <Gauges goal={goal} />}
        <CarriesPart goal={goal} />
      </Stack>
    </Section>
  )
}
