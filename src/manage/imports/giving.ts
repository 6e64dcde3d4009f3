import { type Id, newId } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { audienceParts } from './audience-words.ts'
import { type Came, unwatched } from './progress.ts'

export async function makeAudiences(tx: Transaction, org: Id, keys: ReadonlySet<string>): Promise<Map<string, Id>> {
  const made = new Map<string, Id>([['organisation', org]])
  for (const key of keys) {
    if (made.has(key)) continue
    const { word, ids } = audienceParts(key)
    const [first = null, second = null] = ids
    const team = word === 'team' ? first : null
    const person = word === 'team' || word === 'named' ? null : first
    const audience = await tx.first<{ audience: Id }>(sql`
      select make_audience(${word}, ${person}, ${word === 'pair' ? second : null}, ${team}, ${word === 'named' ? ids : []}::uuid[], ${newId()}) as audience`)
    made.set(key, audience?.audience ?? org)
  }
  return made
}

export const unchangedMeanwhile = (written: number, rows: object[]): void => {
  if (written !== rows.length)
    throw new Refusal(
      'conflict',
      'Somebody changed one of these rows at this moment. Nothing was imported; try once more.',
    )
}

type Writer =
  | 'persons'
  | 'teams'
  | 'nodes'
  | 'edges'
  | 'cuts'
  | 'check_ins'
  | 'closings'
  | 'reopenings'
  | 'ends'
  | 'versions'
  | 'events'
  | 'owners'
  | 'links'
  | 'indicators'
  | 'readings'
  | 'settings'
  | 'cycles'
  | 'carry_overs'
  | 'changes'
  | 'briefings'
  | 'decisions'
  | 'signals'
  | 'sightings'
  | 'strategies'
  | 'used'
  | 'stakeholders'
  | 'expectations'
  | 'promises'
  | 'contacts'
  | 'comments'
  | 'reactions'
  | 'acknowledgements'
  | 'followers'
  | 'scans'
  | 'findings'
  | 'dots'
  | 'moves'
  | 'scan_links'
  | 'views'
  | 'addresses'
  | 'gauges'

/** Hands rows to one of the functions in writing.sql, some thousand a statement; answers how many it wrote. */
export async function give(
  tx: Transaction,
  writer: `import_${Writer}`,
  rows: object[],
  came: Came = unwatched.came,
  most = 5000,
): Promise<number> {
  let written = 0
  for (let from = 0; from < rows.length; from += most) {
    const step = rows.slice(from, from + most)
    const part = JSON.stringify(step)
    const answered = await tx.first<{ rows: number | null }>(sql`select ${sql.raw(writer)}(${part}::jsonb) as rows`)
    written += Number(answered?.rows ?? 0)
    await came(step.length)
  }
  return written
}
