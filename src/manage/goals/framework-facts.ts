import { issueSentence } from '../../kernel/contract.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { type Framework, ruleOf } from '../frameworks/rules.ts'

/**
 * What a framework keeps of a goal beside the goal's own fields. Its shape is the framework rule's, and by it they are
 * read wherever they come in: at the API, on import, and in the browser.
 */
export type FrameworkFacts = Record<string, unknown>

/** The facts as they are kept, every field with its default; or what is wrong with them, and where. */
export function readFacts(
  framework: Framework | null,
  given: FrameworkFacts,
): { facts: FrameworkFacts; faults: [] } | { facts: null; faults: Fault[] } {
  const rule = ruleOf(framework)
  if (rule) {
    const read = rule.facts.safeParse(given)
    if (read.success) return { facts: read.data, faults: [] }
    const faults = read.error.issues.map((issue) => ({
      at: ['facts', ...issue.path].join('.'),
      sentence: issueSentence(issue),
    }))
    return { facts: null, faults }
  }
  if (Object.keys(given).length === 0) return { facts: {}, faults: [] }
  return {
    facts: null,
    faults: [{ at: 'facts', sentence: 'Without a framework a goal keeps no such fields. Choose a framework first.' }],
  }
}

/**
 * What is kept for each measure goes by its title as long as the measure is not saved, and by its node from then on, so
 * that it survives another title. The same facts where nothing is kept for each measure.
 */
export function keyedByNode(
  framework: Framework | null,
  facts: FrameworkFacts,
  measures: readonly { node: string; title: string }[],
): FrameworkFacts {
  const names = ruleOf(framework)?.fields.filter(({ kind }) => kind === 'per-measure') ?? []
  const nodes = new Map(measures.map(({ node, title }) => [title, node]))
  const keyed = (kept: unknown): Record<string, unknown> =>
    Object.fromEntries(Object.entries(kept ?? {}).map(([key, value]) => [nodes.get(key) ?? key, value]))
  return names.length === 0
    ? facts
    : { ...facts, ...Object.fromEntries(names.map(({ name }) => [name, keyed(facts[name])])) }
}

/**
 * The facts of the goal that comes after this one: what was kept for a measure goes by its title again, points on the way
 * that were reached lie behind, and what was said on a day belongs to that round alone.
 */
export function factsAgain(
  framework: Framework | null,
  facts: FrameworkFacts,
  measures: readonly { node: string; title: string }[],
): FrameworkFacts {
  const titles = new Map(measures.map(({ node, title }) => [node, title]))
  const again = (ruleOf(framework)?.fields ?? []).flatMap(({ name, kind }): [string, unknown][] => {
    const kept = facts[name] ?? null
    if (kind === 'day' || kept === null) return []
    if (kind === 'list') return [[name, (kept as { reachedOn?: unknown }[]).filter(({ reachedOn }) => !reachedOn)]]
    if (kind !== 'per-measure') return [[name, kept]]
    return [[name, Object.fromEntries(Object.entries(kept).map(([key, number]) => [titles.get(key) ?? key, number]))]]
  })
  return readFacts(framework, Object.fromEntries(again)).facts ?? {}
}

/** Each fact under a name of its own, so that history tells which of them changed. */
export const factsApart = (facts: FrameworkFacts): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      `facts.${name}`,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    ]),
  )
