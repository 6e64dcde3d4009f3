import { bhag } from './bhag.ts'
import { fast } from './fast.ts'
import type { FrameworkRule } from './framework.ts'
import { hard } from './hard.ts'
import { okr } from './okr.ts'
import { pact } from './pact.ts'
import { smart } from './smart.ts'
import { stretch } from './stretch.ts'

/** The seven ways of writing a goal. An eighth is one more file and one more word here. */
export const frameworks = ['smart', 'okr', 'bhag', 'stretch', 'pact', 'hard', 'fast'] as const
export type Framework = (typeof frameworks)[number]

export const frameworkRules: Record<Framework, FrameworkRule> = { smart, okr, bhag, stretch, pact, hard, fast }

export const isFramework = (name: string): name is Framework => (frameworks as readonly string[]).includes(name)

/** The rule of a framework's word; null for a goal without one, and for a word that is none. */
export const ruleOf = (name: string | null): FrameworkRule | null =>
  name !== null && isFramework(name) ? frameworkRules[name] : null
