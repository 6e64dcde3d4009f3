import IconGauge from '@tabler/icons-react/dist/esm/icons/IconGauge.mjs'
import IconGitFork from '@tabler/icons-react/dist/esm/icons/IconGitFork.mjs'
import IconTarget from '@tabler/icons-react/dist/esm/icons/IconTarget.mjs'
import { useNavigate } from '@tanstack/react-router'
import { search as searchGoals } from '../../graph/contract.ts'
import { list as listDecisions } from '../../lead/decisions/contract.ts'
import { list as listIndicators } from '../../manage/indicators/contract.ts'
import { search as searchPersons } from '../../people/persons/contract.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { usePaths } from '../../web/paths.ts'
import { useAnswer } from '../../web/queries.ts'
import { useSettled } from '../../web/settled.ts'
import { t } from '../../web/words.ts'
import type { Command } from './commands.tsx'

const most = 8

/** Goals, indicators and people for what is typed. */
export function useFound(typed: string) {
  const paths = usePaths()
  const navigate = useNavigate()
  const text = useSettled(typed.trim())
  const enabled = text.length > 1
  const goals = useAnswer(searchGoals, { text }, { enabled, keep: true })
  const indicators = useAnswer(listIndicators, { text, most }, { enabled, keep: true })
  const decisions = useAnswer(listDecisions, { text, most }, { enabled, keep: true })
  const persons = useAnswer(searchPersons, { text }, { enabled, keep: true })
  const wanted = typed.trim().length > 1
  const shown = enabled && wanted

  const groups: { title: string; commands: Command[] }[] = shown
    ? [
        {
          title: t('Goals'),
          commands: (goals.data?.found ?? []).slice(0, most).map(({ node, title, owner, kind }) => ({
            id: node,
            label: title,
            detail: owner?.name,
            icon: <IconTarget />,
            run: () => void navigate({ to: kind === 'vision' ? paths.direction : paths.goal(node) }),
          })),
        },
        {
          title: t('Indicators'),
          commands: (indicators.data?.indicators ?? []).map(({ indicator, title, owner }) => ({
            id: indicator,
            label: title,
            detail: owner?.name,
            icon: <IconGauge />,
            run: () => void navigate({ to: paths.indicator(indicator) }),
          })),
        },
        {
          title: t('Decisions'),
          commands: (decisions.data?.decisions ?? []).map(({ decision, question, owner }) => ({
            id: decision,
            label: question,
            detail: owner.name,
            icon: <IconGitFork />,
            run: () => void navigate({ to: paths.decision(decision) }),
          })),
        },
        {
          title: t('People'),
          commands: (persons.data?.found ?? []).slice(0, most).map(({ person, name, title }) => ({
            id: person,
            label: name,
            detail: title,
            icon: <Avatar name={name} size="small" />,
            run: () => void navigate({ to: paths.person(person) }),
          })),
        },
      ]
    : []
  const searching =
    wanted &&
    (goals.isFetching || indicators.isFetching || decisions.isFetching || persons.isFetching || text !== typed.trim())
  const failed = shown && (goals.isError || indicators.isError || decisions.isError || persons.isError)
  return { groups, state: failed ? ('failed' as const) : searching ? ('searching' as const) : ('found' as const) }
}
