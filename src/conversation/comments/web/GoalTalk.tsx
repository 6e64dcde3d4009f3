import { Section } from '../../../ui/Section.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { FollowButton } from '../../followers/web/FollowButton.tsx'
import { around } from '../contract.ts'
import { Comments } from './Comments.tsx'
import { Reactions } from './Reactions.tsx'

/** What is said about a goal, by whoever may see it. */
export function GoalTalk({ goal }: { goal: string }) {
  const asked = useAnswer(around, { goal })
  const own = asked.data?.subjects.find(({ subject }) => subject === goal)
  return (
    <Section
      title={t('Comments')}
      aside={own && own.comments > 0 ? String(own.comments) : undefined}
      actions={<FollowButton goal={goal} />}
    >
      {asked.data && <Reactions to={{ kind: 'goal', subject: goal }} reactions={own?.reactions ?? []} />}
      <Comments about={{ kind: 'goal', subject: goal }} label={t('Comment on the goal')} />
    </Section>
  )
}
