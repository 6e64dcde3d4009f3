import { everySo } from '../../kernel/rhythm.ts'
import { factsOf, quoted } from './finding.ts'
import type { FactField, FrameworkRule, Written } from './framework.ts'

/**
 * What happens to a goal that is written in another framework from now on, to be shown before it is done. Whatever the goal
 * has of its own stays; only what a framework keeps beside it can get lost.
 */
export type ChangeLine = { at: string; label: string; words: string }
export type ChangeOfFramework = {
  carries: ChangeLine[]
  lost: ChangeLine[]
  asked: ChangeLine[]
  /** What the new framework keeps of it, with all that carries over. */
  facts: Record<string, unknown>
}

/** Fields of two frameworks that mean the same, in either direction. */
const sameMeaning: readonly (readonly [string, string])[] = [
  ['bhag.waypoints', 'fast.milestones'],
  ['bhag.vividDescription', 'hard.animated'],
  ['hard.difficult', 'fast.challenge'],
  ['hard.heartfelt', 'pact.purpose'],
]

const partner = (from: string, field: string, to: string): string | null => {
  const here = `${from}.${field}`
  const pair = sameMeaning.find((both) => both.includes(here) && both.some((one) => one.startsWith(`${to}.`)))
  return pair?.find((one) => one.startsWith(`${to}.`))?.slice(to.length + 1) ?? null
}

/** Either may be null: a goal without a framework. `facts` is what is kept now; `say` writes a day as its reader does. */
export function changeOfFramework(
  from: FrameworkRule | null,
  to: FrameworkRule | null,
  facts: unknown,
  written: Written,
  say: (day: string) => string = (day) => day,
): ChangeOfFramework {
  const carries = ownLines(written, say)
  const lost: ChangeLine[] = []
  const taken: Record<string, unknown> = {}
  const [kept, empty] = from ? [factsOf(from.facts, facts), factsOf(from.facts, {})] : [{}, {}]
  for (const field of from?.fields ?? []) {
    const value = kept[field.name]
    if (JSON.stringify(value) === JSON.stringify(empty[field.name])) continue
    const line = { at: `facts.${field.name}`, label: field.label, words: valueInWords(field, value, say) }
    const name = to && from ? (from.name === to.name ? field.name : partner(from.name, field.name, to.name)) : null
    const there = to?.fields.find((one) => one.name === name)
    if (name !== null && there) {
      taken[name] = value
      carries.push(there.label === field.label ? line : { ...line, words: `${line.words}, as “${there.label}”` })
    } else lost.push(line)
  }
  lost.push(...lostWithTheRule(from, to))
  const next = to ? factsOf(to.facts, taken) : {}
  return { carries, lost, asked: asked(from, to, written, kept, next), facts: next }
}

function ownLines(
  { title, why, how, start, due, measures, readOn, supports, carries }: Written,
  say: (day: string) => string,
): ChangeLine[] {
  const count = (number: number, one: string, several: string): string => `${number} ${number === 1 ? one : several}`
  const lines: ChangeLine[] = [{ at: 'title', label: 'What', words: quoted(title) }]
  if (why !== '') lines.push({ at: 'why', label: 'Why', words: quoted(why) })
  if (how !== '') lines.push({ at: 'how', label: 'How', words: quoted(how) })
  if (start !== null || due !== null)
    lines.push({
      at: 'due',
      label: 'When',
      words: `${start ? say(start) : 'no start'} to ${due ? say(due) : 'no due date'}`,
    })
  if (measures.length > 0)
    lines.push({
      at: 'measures',
      label: 'Measures',
      words: count(measures.length, 'measure with its readings', 'measures with their readings'),
    })
  if (readOn.length > 0)
    lines.push({
      at: 'check-ins',
      label: 'Check-ins',
      words: readOn.length >= 20 ? 'All check-ins' : count(readOn.length, 'check-in', 'check-ins'),
    })
  const links = (supports ?? 0) + carries
  if (links > 0)
    lines.push({ at: 'supports', label: 'Links', words: count(links, 'link up or down', 'links up and down') })
  return lines
}

function lostWithTheRule(from: FrameworkRule | null, to: FrameworkRule | null): ChangeLine[] {
  const lines: ChangeLine[] = []
  if ((from?.givesProgress ?? true) && to && !to.givesProgress)
    lines.push({
      at: 'progress',
      label: 'Percentage',
      words:
        to.name === 'pact'
          ? 'PACT gives no percentage of an outcome: it counts in the progress of what it supports only where its adherence shall.'
          : `${to.title} gives no percentage: it counts no longer in the progress of what it supports.`,
    })
  if (from?.score && !to?.score)
    lines.push({
      at: 'score',
      label: 'Score',
      words: `${to?.title ?? 'A goal without a framework'} gives no score at its close.`,
    })
  return lines
}

function asked(
  from: FrameworkRule | null,
  to: FrameworkRule | null,
  written: Written,
  kept: unknown,
  next: unknown,
): ChangeLine[] {
  if (!to) return []
  const before = from?.rhythm ?? 30
  const rhythm = written.rhythm === before ? to.rhythm : written.rhythm
  const findings = (rule: FrameworkRule | null, facts: unknown, days: number) =>
    (rule?.check({ ...written, facts, rhythm: days }) ?? []).flatMap((part) => part.findings)
  const known = new Set(findings(from, kept, written.rhythm).map(({ at, code }) => `${at} ${code}`))
  const lines = findings(to, next, rhythm)
    .filter(({ at, code }) => !known.has(`${at} ${code}`))
    .map(({ at, part, saw, asks }) => ({ at, label: part, words: `${saw} ${asks}` }))
  if (rhythm !== written.rhythm)
    lines.push({
      at: 'rhythm',
      label: 'Rhythm',
      words: `${to.title} expects a check-in ${everySo(rhythm)}; until now it was ${everySo(written.rhythm)}. Is that right for this goal?`,
    })
  return lines
}

function valueInWords({ kind, options = [] }: FactField, value: unknown, say: (day: string) => string): string {
  const label = (one: unknown): string => options.find((option) => option.value === one)?.label ?? String(one)
  if (kind === 'choice') return label(value)
  if (kind === 'choices') return (value as unknown[]).map(label).join(', ')
  if (kind === 'rating') return `${value} of 5`
  if (kind === 'switch') return value ? 'Yes' : 'No'
  if (kind === 'list') return (value as { title: string }[]).map(({ title }) => quoted(title)).join(', ')
  if (kind === 'per-measure')
    return Object.entries(value as Record<string, string>)
      .map(([, number]) => number)
      .join(', ')
  if (kind === 'day') return say(String(value))
  return kind === 'number' ? String(value) : quoted(String(value))
}
