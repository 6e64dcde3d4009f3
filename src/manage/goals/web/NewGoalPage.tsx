import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { see as seeNode } from '../../../graph/contract.ts'
import { Button } from '../../../ui/Button.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { Meaning } from '../../../ui/Meaning.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { anId, someText, useAddress } from '../../../web/address.ts'
import { useKept } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday, useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { add } from '../contract.ts'
import { faultsOfGoal, NewGoalSteps } from './NewGoalSteps.tsx'
import { emptyGoal, goalGiven, hasUnreadable, type NewGoal } from './new-goal.ts'
import { StartFrom } from './StartFrom.tsx'

const fields = { parent: anId, title: someText(300) }

/** Write a goal: what, why, how and when, on one page. What is typed is kept until it is saved. */
export function NewGoalPage() {
  const [{ parent, title = '' }] = useAddress(fields)
  const paths = usePaths()
  const navigate = useNavigate()
  const notify = useNotice()
  const { me } = useViewer()
  const today = useToday()
  const empty = useMemo(
    () => ({ ...emptyGoal({ person: me.person, name: me.name }, today), title }),
    [me.person, me.name, today, title],
  )
  const [kept, change, forget] = useKept<NewGoal>(`new goal ${parent ?? ''}${title}`, empty)
  // What was kept by an older page may lack what is asked for now.
  const goal = useMemo(() => ({ ...empty, ...kept }), [empty, kept])
  const [unread, setUnread] = useState(false)
  useTrail([{ label: t('Goals'), to: paths.goals }, { label: t('New goal') }])
  useParent(parent, goal, change)

  const write = useAct(add, {
    after: (written) => {
      forget()
      notify(written.node.state === 'draft' ? t('Draft saved.') : t('Goal written.'))
      return navigate({ to: paths.goal(written.node.node) })
    },
  })
  const save = (draft: boolean) => {
    setUnread(hasUnreadable(goal))
    if (!hasUnreadable(goal)) write.mutate(goalGiven(goal, draft))
  }
  const faults = faultsOfGoal(write.error, goal)
  const written = JSON.stringify(goal) !== JSON.stringify(empty)

  return (
    <Page
      title={t('New goal')}
      width="reading"
      product="Bearing"
      why={<Meaning>{t('What you want to achieve, what it serves, how it gets done, and by when.')}</Meaning>}
    >
      <Form
        onSubmit={() => save(false)}
        busy={write.isPending}
        refusal={unread ? { what: t('A number cannot be read. Look at the baselines and targets.') } : faults.refusal}
      >
        <StartFrom written={written} onStart={(started) => change({ ...empty, ...started })} />
        <NewGoalSteps goal={goal} onChange={change} faultAt={faults.at} />
        <FormActions
          submit={t('Write goal')}
          busy={write.isPending}
          note={
            <>
              <Button look="quiet" busy={write.isPending} onClick={() => save(true)}>
                {t('Save as a draft')}
              </Button>
              {written && (
                <Button look="quiet" onClick={forget}>
                  {t('Start over')}
                </Button>
              )}
            </>
          }
        />
      </Form>
    </Page>
  )
}

/** What the address says that it serves is chosen from the start. */
function useParent(parent: string | undefined, goal: NewGoal, change: (goal: NewGoal) => void) {
  const [taken, setTaken] = useState(false)
  const found = useAnswer(seeNode, { node: parent ?? '' }, { enabled: Boolean(parent) }).data?.node
  useEffect(() => {
    if (!found || taken) return
    setTaken(true)
    if (goal.supports.some(({ node }) => node === found.node)) return
    change({
      ...goal,
      supports: [{ node: found.node, title: found.title }, ...goal.supports],
      team: goal.team ?? found.team,
    })
  }, [found, taken, goal, change])
}
