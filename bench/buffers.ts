import pg from 'pg'
import { answers } from '../src/graph/server.ts'
import { dayIn } from '../src/kernel/dates.ts'
import { urlsFrom } from '../src/platform/roles.ts'
import { type Ask, Transaction, typeParsers } from '../src/platform/sql.ts'
import type { Seeded } from './seed.ts'

export interface Cost {
  statements: number
  /** Pages of 8 kB that the statements touched, in memory or not; planning left out. */
  buffers: number
  each: { text: string; buffers: number; milliseconds: number; rows: number }[]
}

interface Plan {
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  'Actual Rows': number
}

/** Runs an operation of the graph in a viewer's own transaction, each of its statements explained on the way. */
export async function costOf(tree: Seeded, name: string, input: object): Promise<Cost> {
  const answer = answers.find((each) => each.operation.name === name)
  if (!answer) throw new Error(`There is no operation ${name}.`)
  const client = new pg.Client({ connectionString: urlsFrom(tree.url).viewers, types: typeParsers })
  await client.connect()
  try {
    const [org, person] = [tree.org, tree.persons[0] ?? '']
    await client.query(`begin read only; set local app.org = '${org}'; set local app.person = '${person}'`)
    const cost: Cost = { statements: 0, buffers: 0, each: [] }
    const explaining: Ask = async ({ text, values }) => {
      const { rows } = await client.query(`explain (analyze, buffers, format json) ${text}`, values)
      const { Plan: plan, 'Execution Time': milliseconds } = rows[0]['QUERY PLAN'][0] as {
        Plan: Plan
        'Execution Time': number
      }
      const buffers = plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
      cost.statements++
      cost.buffers += buffers
      cost.each.push({
        text: text.replace(/\s+/g, ' ').trim().slice(0, 90),
        buffers,
        milliseconds,
        rows: plan['Actual Rows'],
      })
      return client.query(text, values)
    }
    const viewer = { org, person, administrator: false, zone: 'Europe/London', scopes: ['read', 'write'] }
    const tx = new Transaction(explaining, false)
    await answer.handle(
      answer.operation.input.parse(input) as never,
      { viewer, tx, now: new Date(), today: dayIn(viewer.zone, new Date()) } as never,
    )
    await client.query('rollback')
    return cost
  } finally {
    await client.end()
  }
}
