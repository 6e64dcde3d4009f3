import { parseArgs } from 'node:util'
import type { Finding, Written } from '../src/manage/frameworks/framework.ts'
import { frameworkRules, isFramework } from '../src/manage/frameworks/rules.ts'
import { readSource, type Source, sources } from './text-sources.ts'

/**
 * The checks of frameworks on text that others published: how many findings of each kind, and a sample to be judged by hand.
 *
 *     node bench/text-checks.ts [--framework smart,okr] [--sample 100 --seed 1] [--source NAME] [--text-only]
 */
const { values: given } = parseArgs({
  options: {
    framework: { type: 'string', default: 'smart,okr' },
    source: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'text-only': { type: 'boolean', default: false },
  },
})

export type Found = { source: Source; framework: string; goal: Written; finding: Finding }

/** What is found by reading words. What is found in an empty field is right by itself. */
const reading = new Set([
  ...['action-list', 'several-outcomes', 'names-an-area', 'one-word', 'filler', 'loose-word', 'outcome'],
  ...['why-repeats-title', 'empty-why', 'due-only-in-title', 'target-only-in-words', 'work-shaped', 'no-unit'],
])

export function findingsOn(folder: string, names: readonly string[], from: readonly Source[] = sources): Found[] {
  return from.flatMap((source) =>
    readSource(folder, source).flatMap((goal) =>
      names.flatMap((name) =>
        (isFramework(name) ? frameworkRules[name].check({ ...goal, rhythm: frameworkRules[name].rhythm }) : [])
          .flatMap(({ findings }) => findings)
          .map((finding) => ({ source, framework: name, goal, finding })),
      ),
    ),
  )
}

/** The same numbers for the same seed, on every machine (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function sampled<Item>(all: readonly Item[], size: number, seed: number): Item[] {
  const next = chance(seed)
  return all
    .map((one) => ({ one, order: next() }))
    .sort((first, second) => first.order - second.order)
    .slice(0, size)
    .map(({ one }) => one)
}

/** What two frameworks say alike of the same words is judged once. */
const distinct = (all: readonly Found[]): Found[] => [
  ...new Map(all.map((one) => [`${one.finding.code} ${one.goal.title} ${one.finding.saw}`, one])).values(),
]

function table(found: readonly Found[], from: readonly Source[]): string {
  const kinds = Map.groupBy(found, ({ framework, finding }) => `${framework} ${finding.check} ${finding.code}`)
  const lines = [...kinds].sort().map(([kind, those]) => {
    const counts = from.map((source) => String(those.filter((one) => one.source === source).length).padStart(15))
    return `${kind.padEnd(46)}${counts.join('')}`
  })
  return [`${''.padEnd(46)}${from.map((source) => source.padStart(15)).join('')}`, ...lines].join('\n')
}

if (import.meta.main) {
  const folder = process.env.BEARING_REAL_DATA
  if (!folder) {
    process.stderr.write('BEARING_REAL_DATA names no folder: nothing was checked.\n')
    process.exitCode = 1
  } else {
    const from = given.source ? sources.filter((source) => source === given.source) : sources
    const found = findingsOn(folder, given.framework.split(','), from)
    for (const source of from) process.stdout.write(`${source}: ${readSource(folder, source).length} goals\n`)
    process.stdout.write(`${table(found, from)}\n`)
    const pool = distinct(given['text-only'] ? found.filter(({ finding }) => reading.has(finding.code)) : found)
    process.stdout.write(`${found.length} findings, ${pool.length} to sample from\n`)
    sampled(pool, Number(given.sample ?? 0), Number(given.seed)).forEach(({ source, framework, goal, finding }, at) => {
      process.stdout.write(
        `\n${at + 1}. ${source} ${framework} ${finding.check} ${finding.code}\n   title: ${goal.title}\n   saw: ${finding.saw}\n`,
      )
      if (finding.at === 'measures')
        for (const { title } of goal.measures.slice(0, 12)) process.stdout.write(`   - ${title}\n`)
    })
  }
}
