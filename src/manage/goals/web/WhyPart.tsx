import { useState } from 'react'
import { link } from '../../../graph/contract.ts'
import { type Neighbour, NeighbourList } from '../../../graph/web/NeighbourList.tsx'
import { SupportActs } from '../../../graph/web/SupportActs.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { Meaning } from '../../../ui/Meaning.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import type { GoalView } from '../contract.ts'
import { EditableText } from './EditableText.tsx'
import { Gap } from './Gap.tsx'
import { type Supported, SupportField } from './SupportField.tsx'
import { WayUp } from './WayUp.tsx'

/** Why a goal exists: in words, and by what it supports. */
export function WhyPart({ goal }: { goal: GoalView }) {
  const mayEdit = goal.abilities.edit?.allowed
  return (
    <Section title={t('Why')}>
      <EditableText
        goal={goal}
        field="why"
        label={t('Why it matters')}
        edit={t('Edit why it matters')}
        meaning
        gap={(open) =>
          goal.supports.length === 0 || mayEdit ? (
            <Gap
              meaning
              says={
                goal.supports.length
                  ? t('No why in words yet. What changes when this is reached?')
                  : t('No why yet. What does this serve?')
              }
              act={mayEdit ? t('Write why') : undefined}
              onAct={open}
            />
          ) : null
        }
      >
        <Meaning size="lead">{goal.why}</Meaning>
      </EditableText>
      <Supports goal={goal} />
    </Section>
  )
}

function Supports({ goal }: { goal: GoalView }) {
  const [changing, setChanging] = useState(false)
  const mayLink = goal.abilities.link?.allowed
  const none = goal.supports.length === 0
  const acts = (each: Neighbour) =>
    changing || !each.accepted ? (
      <SupportActs child={goal.node.node} parent={each.node} accepted={each.accepted} end />
    ) : null
  return (
    <Section
      title={t('Supports')}
      actions={
        mayLink && !none && !changing ? (
          <Button size="small" look="quiet" aria-label={t('Change what it supports')} onClick={() => setChanging(true)}>
            {t('Change')}
          </Button>
        ) : null
      }
    >
      <Stack gap={3}>
        {!none && <NeighbourList neighbours={goal.supports} meaning acts={mayLink ? acts : undefined} />}
        {none && !changing && (
          <Gap
            says={t('It supports nothing yet, so nothing above shows it.')}
            act={mayLink ? t('Say what it supports') : undefined}
            onAct={() => setChanging(true)}
          />
        )}
        {changing && <AddSupport goal={goal} onDone={() => setChanging(false)} />}
        <WayUp path={goal.path} />
      </Stack>
    </Section>
  )
}

function AddSupport({ goal, onDone }: { goal: GoalView; onDone: () => void }) {
  const [chosen, setChosen] = useState<Supported | null>(null)
  const [missing, setMissing] = useState(false)
  const notify = useNotice()
  const act = useAct(link, {
    after: ({ accepted, warning }) => {
      onDone()
      notify(warning ?? (accepted ? t('Linked.') : t('Proposed. The owner of that goal accepts it before it counts.')))
    },
  })
  const faults = faultsIn(act.error, ['parent'])
  return (
    <Form
      busy={act.isPending}
      refusal={faults.refusal}
      onSubmit={() => {
        setMissing(!chosen)
        if (chosen) act.mutate({ node: goal.node.node, parent: chosen.node })
      }}
    >
      <SupportField
        label={goal.supports.length ? t('Support another goal') : t('What it supports')}
        hint={t('What fits best comes first. Type to find others by their title.')}
        about={{ node: goal.node.node }}
        without={[goal.node.node, ...goal.supports.map(({ node }) => node)]}
        value={chosen}
        onChange={setChosen}
        error={faults.at('parent') ?? (missing && !chosen ? t('Choose the vision or a goal.') : undefined)}
      />
      <FormActions submit={t('Link')} busy={act.isPending} cancel={{ label: t('Done'), onSelect: onDone }} />
    </Form>
  )
}
