import pg from 'pg'
import { answersOf } from '../src/entry/slices.ts'
import { dayIn } from '../src/kernel/dates.ts'
import { urlsFrom } from '../src/platform/roles.ts'
import { type Ask, Transaction, typeParsers } from '../src/platform/sql.ts'

export interface Cost {
  statements: number
  /** Pages of 8 kB that the statements touched, in memory or not; planning left out. */
  buffers: number
  /** Each statement's plan in PostgreSQL's own words. */
  plans: string[]
}

/** Who asks, and where. */
export interface Asking {
  url: string
  org: string
  person: string
}

const zone = 'Europe/London'
// Reading asks for none of what these would need.
const answers = answersOf({} as never)

/** Runs an operation in a viewer's own transaction as the product would, each of its statements explained on the way. */
export async function costOf({ url, org, person }: Asking, name: string, input: object): Promise<Cost> {
  const answer = answers.find((each) => each.operation.name === name)
  if (!answer) throw new Error(`There is no operation ${name}.`)
  const client = new pg.Client({ connectionString: urlsFrom(url).viewers, types: typeParsers })
  await client.connect()
  try {
    await client.query(
      `begin read only; set local plan_cache_mode = force_generic_plan; set local app.org = '${org}'; set local app.person = '${person}'`,
    )
    const cost: Cost = { statements: 0, buffers: 0, plans: [] }
    const explain: Ask = async ({ text, values = [] }) => {
      // Prepared, so that the plan is the generic one which the product keeps.
      const name = `explained${cost.statements++}`
      const result = await client.query({ name, text, values })
      const list = values.map((value) => (value == null ? 'null' : pg.escapeLiteral(asText(value)))).join(', ')
      const words = await client.query(
        `explain (analyze, buffers, costs off, timing off, summary off) execute ${name}${list ? `(${list})` : ''}`,
      )
      const plan = words.rows.map((row) => row['QUERY PLAN']).join('\n')
      const { hit, read } = /Buffers: shared(?: hit=(?<hit>\d+))?(?: read=(?<read>\d+))?/.exec(plan)?.groups ?? {}
      cost.buffers += Number(hit ?? 0) + Number(read ?? 0)
      cost.plans.push(`${text.replace(/\s+/g, ' ').trim()}\n\n${plan}`)
      return result as never
    }
    // One after the other, although the product sends some upon each other's heels.
    let last: Promise<unknown> = Promise.resolve()
    const explaining: Ask = (query) => {
      const next = last.then(() => explain<never>(query))
      last = next
      return next as never
    }
    const viewer = { org, person, administrator: false, zone, scopes: ['read', 'write'] }
    const now = new Date()
    await answer.handle(
      answer.operation.input.parse(input) as never,
      { viewer, tx: new Transaction(explaining, false), now, today: dayIn(zone, now) } as never,
    )
    await client.query('rollback')
    return cost
  } finally {
    await client.end()
  }
}

const asText = (value: unknown): string =>
  Array.isArray(value) ? `{${value.map((each) => `"${each}"`).join(',')}}` : String(value)
