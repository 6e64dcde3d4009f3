import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { HealthOf } from '../../../graph/web/HealthOf.tsx'
import { progressWord } from '../../../graph/web/saying.ts'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { civilDate, number } from '../../../ui/format.ts'
import { Row, Text } from '../../../ui/Layout.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { type CycleView, carryOver } from '../contract.ts'
import { CarryBar } from './CarryBar.tsx'
import classes from './CarryOver.module.css'
import { Decide } from './Decide.tsx'
import { type Chosen, type EndingGoal, faultsByGoal } from './deciding.ts'
import { decisionWord } from './saying.ts'

interface Props {
  cycle: CycleView
  goals: EndingGoal[]
  total: number
  atLeast: boolean
  onNearEnd: () => void
}

/** So many are decided in one request, as the contract says. */
const atOnce = 100

/**
 * Goals that end with a cycle: who decides, how they stand, and what is chosen for each, one by one or several at once.
 * Nothing happens before all of it is carried over together.
 */
export function CarryOver({ cycle, goals, total, atLeast, onNearEnd }: Props) {
  const paths = usePaths()
  const notify = useNotice()
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map())
  const [deciding, setDeciding] = useState<EndingGoal[] | null>(null)
  const [sent, setSent] = useState<string[]>([])
  const act = useAct(carryOver)
  const here = new Set(goals.map(({ node }) => node.node))
  const wanted = [...chosen].filter(([goal]) => here.has(goal))
  const { rows: faults, rest } = faultsByGoal(act.error, sent)

  const toggle = ({ node }: EndingGoal) => {
    const next = new Set(marked)
    if (!next.delete(node.node)) next.add(node.node)
    setMarked(next)
  }
  const decided = (what: (goal: EndingGoal) => Chosen | null) => {
    const next = new Map(chosen)
    for (const goal of deciding ?? []) {
      const choice = what(goal)
      if (choice) next.set(goal.node.node, choice)
      else next.delete(goal.node.node)
    }
    setChosen(next)
    setMarked(new Set())
    setDeciding(null)
    act.reset()
  }
  const carry = (next: string | null) => {
    const turn = wanted.slice(0, atOnce)
    setSent(turn.map(([goal]) => goal))
    act.mutate(
      { cycle: cycle.cycle, next, decisions: turn.map(([goal, choice]) => ({ goal, ...choice })) },
      {
        onSuccess: ({ done }) => {
          const left = new Map(chosen)
          for (const { goal } of done) left.delete(goal)
          setChosen(left)
          const count = done.length
          notify(t('{{count}} goals were carried over.', { count, one: '{{count}} goal was carried over.' }))
        },
      },
    )
  }
  const undecided = goals.filter(({ node }) => !chosen.has(node.node))

  return (
    <>
      {goals.length > 0 && (
        <Row apart>
          <Text quiet>
            {atLeast
              ? t('More than {{total}} goals wait for you.', { total: number(total, locale()) })
              : t('{{count}} goals wait for you.', { count: total, one: '{{count}} goal waits for you.' })}
          </Text>
          <Row>
            <Button
              disabled={marked.size === 0}
              onClick={() => setDeciding(goals.filter(({ node }) => marked.has(node.node)))}
            >
              {marked.size > 0
                ? t('Decide {{count}} marked', { count: marked.size, one: 'Decide {{count}} marked' })
                : t('Decide what is marked')}
            </Button>
            <Button
              look="quiet"
              onClick={() => setMarked(new Set(undecided.map(({ node }) => node.node)))}
              disabled={undecided.length === 0}
            >
              {t('Mark all undecided')}
            </Button>
          </Row>
        </Row>
      )}
      <DataTable
        caption={t('Goals that end with {{cycle}}', { cycle: cycle.name })}
        rows={goals}
        rowKey={({ node }) => node.node}
        rowLabel={({ node }) => node.title}
        selected={marked}
        onToggle={toggle}
        onOpen={(goal) => setDeciding([goal])}
        onEdit={(goal) => setDeciding([goal])}
        onNearEnd={onNearEnd}
        total={atLeast ? undefined : total}
        empty={
          <Empty title={t('Nothing waits for your decision.')}>
            {t('Open goals that are due in this cycle stand here, for whoever may decide on them.')}
          </Empty>
        }
        columns={[
          {
            key: 'title',
            header: t('Goal'),
            main: true,
            cell: ({ node }) => <Link to={paths.goal(node.node)}>{node.title}</Link>,
          },
          {
            key: 'owner',
            header: t('Who decides'),
            width: '12rem',
            cell: ({ node, as }) =>
              as === 'owner'
                ? t('you')
                : as === 'deputy'
                  ? t('you, for {{owner}}', { owner: node.owner?.name ?? t('nobody') })
                  : t('{{owner}}, or you', { owner: node.owner?.name ?? t('nobody') }),
          },
          { key: 'health', header: t('Health'), width: '9rem', cell: ({ node }) => <HealthOf node={node} /> },
          {
            key: 'progress',
            header: t('Progress'),
            width: '6rem',
            align: 'end',
            cell: ({ node }) => progressWord(node.standing),
          },
          {
            key: 'due',
            header: t('Due'),
            width: '8rem',
            cell: ({ node }) => (node.due ? civilDate(node.due, locale()) : ''),
          },
          {
            key: 'decision',
            header: t('Decision'),
            width: '16rem',
            cell: (goal) => (
              <Decision
                choice={chosen.get(goal.node.node)}
                fault={faults.get(goal.node.node)}
                title={goal.node.title}
                onDecide={() => setDeciding([goal])}
              />
            ),
          },
        ]}
      />
      {deciding && <Decide goals={deciding} before={chosen} onDecided={decided} onClose={() => setDeciding(null)} />}
      {wanted.length > 0 && (
        <CarryBar
          cycle={cycle}
          count={Math.min(wanted.length, atOnce)}
          goesOn={wanted.some(([, { decide }]) => decide !== 'close')}
          busy={act.isPending}
          refused={rest ?? (faults.size > 0 ? t('Nothing was carried over. The rows say what is in the way.') : null)}
          onCarry={carry}
          onDiscard={() => {
            setChosen(new Map())
            act.reset()
          }}
        />
      )}
    </>
  )
}

interface DecisionProps {
  choice: Chosen | undefined
  fault: string | undefined
  title: string
  onDecide: () => void
}

const Decision = ({ choice, fault, title, onDecide }: DecisionProps) => (
  <span className={classes.decision}>
    <Button
      size="small"
      look={choice ? 'plain' : 'quiet'}
      aria-label={
        choice
          ? t('{{decision}}: change it for “{{title}}”', {
              decision: decisionWord(choice.decide, choice.closedAs),
              title,
            })
          : t('Decide on “{{title}}”', { title })
      }
      onClick={onDecide}
    >
      {choice ? decisionWord(choice.decide, choice.closedAs) : t('Decide')}
    </Button>
    {fault && (
      <span className={classes.fault} role="alert">
        {fault}
      </span>
    )}
  </span>
)
