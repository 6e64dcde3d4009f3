import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { Section } from '../../../ui/Section.tsx'
import { t } from '../../../web/words.ts'
import { type Framework, ruleOf } from '../../frameworks/rules.ts'
import type { GoalView } from '../contract.ts'
import { Adherence } from './Adherence.tsx'
import { ChangeFramework } from './ChangeFramework.tsx'
import { EditableFact } from './EditableFact.tsx'
import { Gap } from './Gap.tsx'
import { LearningGoal } from './LearningGoal.tsx'
import { PartsList } from './PartsList.tsx'
import { ScoreSoFar } from './ScoreSoFar.tsx'
import { StillTheMountain } from './StillTheMountain.tsx'
import { frameworkName } from './saying.ts'
import { Zones } from './Zones.tsx'

/** What a goal's framework makes of it: how it stands by its own rules, its parts, and what it keeps. */
export function FrameworkPart({ goal }: { goal: GoalView }) {
  const [changing, setChanging] = useState(false)
  const { framework, abilities, parts } = goal
  const mayEdit = abilities.edit?.allowed
  const rule = ruleOf(framework)
  if (!rule && !mayEdit) return null
  return (
    <Section
      title={rule ? t('{{framework}} goal', { framework: frameworkName(framework) }) : t('Framework')}
      actions={
        rule &&
        mayEdit && (
          <Button look="quiet" size="small" aria-label={t('Change the framework')} onClick={() => setChanging(true)}>
            {t('Change')}
          </Button>
        )
      }
    >
      {rule ? (
        <Stack gap={5}>
          <Special framework={framework} goal={goal} />
          {rule.fields.length > 0 && (
            <Stack gap={4}>
              {rule.fields.map((field) => (
                <EditableFact key={field.name} goal={goal} field={field} />
              ))}
            </Stack>
          )}
          {goal.node.state !== 'closed' && <PartsList parts={parts} />}
        </Stack>
      ) : (
        <Gap
          says={t('No framework: nothing asks how it is written.')}
          act={t('Choose a framework')}
          onAct={() => setChanging(true)}
        />
      )}
      {changing && <ChangeFramework goal={goal} onClose={() => setChanging(false)} />}
    </Section>
  )
}

/** What one framework alone shows. */
function Special({ framework, goal }: { framework: Framework | null; goal: GoalView }) {
  if (framework === 'okr') return <ScoreSoFar goal={goal} />
  if (framework === 'bhag') return <StillTheMountain goal={goal} />
  if (framework === 'stretch') return <Zones goal={goal} />
  if (framework === 'pact') return <Adherence goal={goal} />
  if (framework === 'hard') return <LearningGoal goal={goal} />
  return null
}
