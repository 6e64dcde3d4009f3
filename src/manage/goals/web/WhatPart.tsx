import { useState } from 'react'
import { BelowBar } from '../../../graph/web/BelowBar.tsx'
import { HealthOf } from '../../../graph/web/HealthOf.tsx'
import { ProgressOf } from '../../../graph/web/ProgressOf.tsx'
import { tallySentence } from '../../../graph/web/saying.ts'
import { TrendChart } from '../../../graph/web/TrendChart.tsx'
import { sentenceOfSeen } from '../../../people/sight/web/sentence.ts'
import { rhythmWord } from '../../../people/teams/web/rhythm.ts'
import { Person } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Field, Fields } from '../../../ui/Field.tsx'
import { civilDate, number } from '../../../ui/format.ts'
import { Stack } from '../../../ui/Layout.tsx'
import { Section } from '../../../ui/Section.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { ruleOf } from '../../frameworks/rules.ts'
import type { GoalView } from '../contract.ts'
import { EditFacts } from './EditFacts.tsx'
import { Gap } from './Gap.tsx'
import { frameworkName, stateWord } from './saying.ts'

/** What a goal is: how it stands, who answers for it, who sees it. */
export function WhatPart({ goal }: { goal: GoalView }) {
  const [editing, setEditing] = useState(false)
  const today = useToday()
  const { node, abilities } = goal
  const mayEdit = abilities.edit?.allowed
  return (
    <Section
      title={t('What')}
      actions={
        mayEdit && (
          <Button look="quiet" size="small" aria-label={t('Edit what it is')} onClick={() => setEditing(true)}>
            {t('Edit')}
          </Button>
        )
      }
    >
      <Standing goal={goal} />
      {!node.owner && (
        <Gap
          says={t('No owner yet. Who answers for this?')}
          act={mayEdit ? t('Name an owner') : undefined}
          onAct={() => setEditing(true)}
        />
      )}
      <Fields shape="beside">
        {node.owner && (
          <Field label={t('Owner')}>
            <Person name={node.owner.name} />
          </Field>
        )}
        {goal.deputy && (
          <Field label={isOver(goal.deputy, today) ? t('Was deputy') : t('Deputy')}>
            <Person name={goal.deputy.name} detail={timeOf(goal.deputy, today)} />
          </Field>
        )}
        <Field label={t('Team')} missing={t('none')}>
          {node.team?.name}
        </Field>
        <Field label={t('State')}>{stateWord(node.state)}</Field>
        {goal.remark && <Field label={t('Remark')}>{goal.remark}</Field>}
        <Field label={t('Framework')}>{frameworkName(goal.framework)}</Field>
        <Field label={t('Rhythm')}>{t('a check-in {{rhythm}}', { rhythm: rhythmWord(goal.rhythm) })}</Field>
        <Field label={t('Who sees it')}>
          {sentenceOfSeen(goal.audience)}
          {goal.countsUpward &&
            goal.audience.word !== 'organisation' &&
            ` ${t('Its number counts in the goals above.')}`}
        </Field>
      </Fields>
      {editing && <EditFacts goal={goal} onClose={() => setEditing(false)} />}
    </Section>
  )
}

function Standing({ goal: { node, framework } }: { goal: GoalView }) {
  const { standing } = node
  // What gives no percentage is told by its framework's part.
  const tells = ruleOf(framework)?.givesProgress ?? true
  const tally = tallySentence(standing.tally)
  return (
    <Stack gap={3}>
      <HealthOf node={node} size="large" />
      {tells && <ProgressOf standing={standing} />}
      {tells && <TrendChart node={node.node} title={node.title} />}
      <Fields shape="beside">
        {tally && <Field label={t('Measures')}>{tally}</Field>}
        <Field label={t('Confidence')} missing={t('not stated yet')}>
          {standing.confidence === null
            ? null
            : t('{{confidence}} of 10', { confidence: number(standing.confidence, locale(), 1) })}
        </Field>
        <Field label={t('Last reading')} missing={t('none yet')}>
          {standing.readOn && civilDate(standing.readOn, locale())}
        </Field>
      </Fields>
      <BelowBar below={standing.below} under={node.node} />
    </Stack>
  )
}

type Deputed = NonNullable<GoalView['deputy']>

const isOver = ({ to }: Deputed, today: string) => to !== null && to < today

/** What is still to come of their time; of a time that is over, its end. */
function timeOf({ from, to }: Deputed, today: string): string | undefined {
  const said = (day: string) => civilDate(day, locale())
  if (from && from > today)
    return to ? t('{{from}} to {{to}}', { from: said(from), to: said(to) }) : t('from {{from}}', { from: said(from) })
  return to ? t('until {{to}}', { to: said(to) }) : undefined
}
