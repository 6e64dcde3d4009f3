import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operation } from '../kernel/contract.ts'
import { day } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { quantity } from '../kernel/quantity.ts'
import { readFields } from './commands/ask-fields.ts'
import { helpOf, kindOf, listOf, operationNamed } from './commands/ask-help.ts'
import { tableOf } from './commands/table.ts'

const write = operation({
  name: 'goals.write',
  method: 'POST',
  path: '/goals/{goal}',
  asks: 'viewer',
  input: z.strictObject({
    goal: id,
    title: z.string(),
    due: day.nullable().default(null),
    rhythm: z.int().nullable().optional(),
    draft: z.boolean().default(false),
    target: quantity.optional(),
    scopes: z.array(z.enum(['read', 'write'])).optional(),
    measures: z.array(z.strictObject({ title: z.string() })).default([]),
    token: z.string().optional(),
  }),
  output: z.object({}),
  refusals: [],
  help: 'Writes a goal',
})
const fields = (...given: string[]) => readFields(write, given).fields

describe('what is typed becomes fields', () => {
  it.each([
    [['--title', 'Beds free by noon'], { title: 'Beds free by noon' }],
    [['--title=5', '--rhythm', '7'], { title: '5', rhythm: 7 }],
    [['--due', 'null', '--draft'], { due: null, draft: true }],
    [['--draft', 'false', '--target', '12.50'], { draft: false, target: '12.50' }],
    [['--scopes', 'read', '--scopes', 'write'], { scopes: ['read', 'write'] }],
    [['--measures', '{"title":"A"}', '--measures', '{"title":"B"}'], { measures: [{ title: 'A' }, { title: 'B' }] }],
    [['--measures', '[{"title":"A"}]'], { measures: [{ title: 'A' }] }],
    [['--json', '{"title":"A","rhythm":30}', '--title', 'B'], { title: 'B', rhythm: 30 }],
    [['--rhythm', 'weekly'], { rhythm: 'weekly' }],
    [['--title', '--draft'], { title: '--draft' }],
  ])('%j', (given, expected) => expect(fields(...given)).toEqual(expected))

  it('a field goes before a setting of the same name', () => {
    expect(readFields(write, ['--token', 'its own', '--url', 'http://b.example', '--table'])).toEqual({
      fields: { token: 'its own' },
      settings: { url: 'http://b.example', table: 'yes' },
    })
  })

  it.each([
    [['--gaol', 'x'], /has no field gaol. It has goal, title/],
    [['noon'], /"noon" has no field in front of it/],
    [['--title'], /--title has no value/],
    [['--json', '{oops'], /--json takes one JSON object/],
    [['--measures', '{oops'], /--measures takes JSON/],
  ])('%j is told', (given, words) => expect(() => fields(...given)).toThrow(words))
})

describe('the help comes from the contract', () => {
  it('lists operations, and finds what was nearly typed', () => {
    expect(listOf([write])).toEqual(['goals.write  Writes a goal'])
    expect(() => operationNamed('goals.wrte', [write])).toThrow('Did you mean goals.write?')
    expect(() => operationNamed('x', [{ ...write, name: 'x', asks: 'login' }])).toThrow(/in the browser/)
  })

  it('says each field’s kind and whether it has to be there', () => {
    const help = helpOf(write).join('\n')
    expect(help).toMatch(/--goal <id> +required/)
    expect(help).toMatch(/--due <date>$/m)
    expect(help).toMatch(/--draft <true \| false> +otherwise false/)
    expect(kindOf({ type: 'array', items: { enum: ['read', 'write'] } })).toBe('read | write …')
  })
})

describe('a table', () => {
  it('aligns what is wide, shortens what is long, and names things', () => {
    const rows = [
      { name: 'Siobhán', owner: { person: '1', name: 'Ruth' }, of: [1, 2] },
      { name: 'x'.repeat(70), owner: null, of: [] },
    ]
    const [head, first, second] = tableOf(rows, ['name', 'owner', 'of'])
    expect(head).toBe(`name${' '.repeat(58)}owner  of`)
    expect(first).toBe(`Siobhán${' '.repeat(55)}Ruth   2`)
    expect(second).toBe(`${'x'.repeat(59)}…`)
    expect(tableOf([], ['name'])).toEqual([])
  })
})
