import { describe, expect, it } from 'vitest'
import { addDays } from '../../../../kernel/dates.ts'
import { type Framework, frameworks, ruleOf } from '../../../frameworks/rules.ts'
import { readFacts } from '../../framework-facts.ts'
import { partsOf } from '../../written.ts'
import { emptyGoal, writtenNow } from '../new-goal.ts'
import { fromTemplate } from '../starting.ts'
import type { Template } from './template.ts'
import { templatesOf } from './templates.ts'

const today = '2026-11-22'
const all: [Framework, string, Template][] = frameworks.flatMap((framework) =>
  templatesOf[framework]().map((template) => [framework, template.title, template] as [Framework, string, Template]),
)

describe.each(all)('the %s template “%s”', (framework, _, template) => {
  it('is written in its framework, with facts that fit it', () => {
    expect(template.framework).toBe(framework)
    expect(readFacts(framework, template.facts).faults).toEqual([])
  })

  it('is asked nothing but what only its writer knows', () => {
    const goal = {
      ...emptyGoal({ person: 'p', name: 'Ines Okafor' }, today),
      ...fromTemplate(template, today),
      supports: [{ node: 'n', title: 'What it serves' }],
    }
    expect(goal.due).toBe(addDays(today, template.runs))
    const findings = partsOf(framework, writtenNow(goal, today)).flatMap((part) => part.findings)
    const own = framework === 'hard' ? ['unrated'] : []
    expect(findings.filter(({ code }) => !own.includes(code)).map(({ saw }) => saw)).toEqual([])
  })
})

it('there are a few in each framework, and each is there once', () => {
  for (const framework of frameworks) expect(templatesOf[framework]().length, framework).toBeGreaterThanOrEqual(3)
  expect(new Set(all.map(([, title]) => title)).size).toBe(all.length)
  expect(all.every(([framework]) => ruleOf(framework) !== null)).toBe(true)
})
