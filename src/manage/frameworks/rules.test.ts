import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOfFramework } from './change-of-framework.ts'
import type { Written } from './framework.ts'
import { frameworkRules, frameworks, ruleOf } from './rules.ts'
import { unwritten, unwrittenMeasure } from './unwritten.ts'

describe.each(frameworks)('%s', (name) => {
  const rule = frameworkRules[name]
  it('is found by its word', () => {
    expect(rule.name).toBe(name)
    expect(ruleOf(name)).toBe(rule)
  })
  it('has a default for every fact, and refuses unknown ones', () => {
    expect(rule.facts.safeParse({}).success).toBe(true)
    expect(rule.facts.safeParse({ nonsense: 1 }).success).toBe(false)
  })
  it('asks for every fact with a field, and for nothing else', () => {
    const kept = Object.keys(rule.facts.parse({}) as Record<string, unknown>)
    expect(rule.fields.map((field) => field.name).sort()).toEqual(kept.sort())
  })
  it('gives each part a name of its own, and every finding a question with two examples', () => {
    const parts = rule.check(unwritten('2026-07-01'))
    expect(new Set(parts.map(({ check }) => check)).size).toBe(parts.length)
    for (const finding of parts.flatMap(({ findings }) => findings)) {
      expect(finding.asks).toMatch(/\?|\.$/)
      expect(finding.saw).toMatch(/\.$/)
      expect(finding.weaker).not.toBe('')
      expect(finding.stronger).not.toBe(finding.weaker)
    }
  })
})

it('knows no framework by another word', () => {
  expect(ruleOf('constructor')).toBe(null)
  expect(ruleOf(null)).toBe(null)
})

const checked = (words: Partial<Written>): void => {
  const goal = unwritten('2026-07-01', words)
  for (const name of frameworks) {
    const parts = frameworkRules[name].check(goal)
    expect(frameworkRules[name].check(goal)).toEqual(parts)
    for (const { stands, findings } of parts) expect(findings.length > 0).toBe(stands === 'open')
    frameworkRules[name].score?.(goal)
  }
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom('and', ', ', 'cut', 'write', '. ', '; ', 'the', 'is', '95 %', 'to', '\n', '1.', 'wait', 'Q3'),
      {
        maxLength: 40,
      },
    )
    .map((words) => words.join(' ')),
)
const anyDay = fc.option(fc.constantFrom('1000-01-01', '2026-06-30', '2026-07-01', '2026-07-02', '9999-12-31'))
const anyNumber = fc.option(fc.constantFrom('0', '-0', '1', '-12.5', '0.0000000001', '9999999999999999999999999999'))
const anyMeasure = fc
  .record({
    title: anyText,
    unit: anyText,
    direction: fc.constantFrom('increase', 'decrease', 'maintain', 'between', 'done'),
    baseline: anyNumber,
    target: anyNumber,
    targetMax: anyNumber,
    current: anyNumber,
  })
  .map(({ title, ...numbers }) => unwrittenMeasure(title, numbers as Partial<Written['measures'][number]>))

it(
  'never throws, whatever is written, and says the same each time',
  () =>
    fc.assert(
      fc.property(
        fc.record({
          title: anyText,
          why: anyText,
          how: anyText,
          audience: anyText,
          start: anyDay,
          due: anyDay,
          measures: fc.array(anyMeasure, { maxLength: 4 }),
          readOn: fc.array(fc.constantFrom('2026-06-30', '2026-06-01', '2026-07-09'), { maxLength: 20 }),
          supports: fc.option(fc.nat(3)),
          carries: fc.nat(3),
          depth: fc.option(fc.nat(9)),
          confidence: fc.option(fc.nat(10)),
          progress: fc.option(fc.constantFrom('0', '0.5', '1', '7', 'nothing')),
          facts: fc.oneof(
            fc.jsonValue(),
            anyText.map((challenge) => ({ challenge })),
            anyText.map((heartfelt) => ({ heartfelt, heartfeltRating: 1 })),
            anyText.map((title) => ({ waypoints: [{ title }] })),
            fc.record({ everyDays: fc.integer({ min: 1, max: 366 }), purpose: anyText }),
          ),
        }),
        fc.constantFrom(...frameworks),
        fc.constantFrom(...frameworks),
        (words, from, to) => {
          checked(words)
          changeOfFramework(frameworkRules[from], frameworkRules[to], words.facts, unwritten('2026-07-01', words))
        },
      ),
    ),
  30_000,
)

it('is not slowed down by a text without end', () => {
  const long = ['a', ' ', '-', '?', '1', '1,', 'and ', 'is ', '(', '+', 'from 1 ', 'is. A ', '\u0300', '🙂']
  const began = process.hrtime.bigint()
  for (const piece of long) {
    const text = piece.repeat(10_000 / piece.length)
    checked({ title: text, why: text, measures: [unwrittenMeasure(text, { target: '1' }), unwrittenMeasure(text)] })
  }
  expect(Number(process.hrtime.bigint() - began) / 1e9).toBeLessThan(15)
}, 30_000)

const folder = process.env.BEARING_REAL_DATA ?? ''
if (folder === '') console.info('Checks on naughty strings are skipped by choice: BEARING_REAL_DATA names no folder.')

describe.skipIf(folder === '')('text that others wrote to break programs', () => {
  it('breaks no check', () => {
    const naughty = JSON.parse(
      readFileSync(join(folder, 'bad-input', 'naughty-strings', 'blns.json'), 'utf8'),
    ) as string[]
    expect(naughty.length).toBeGreaterThan(400)
    for (const text of naughty) checked({ title: text, why: text, measures: [unwrittenMeasure(text)] })
  }, 30_000)
})
