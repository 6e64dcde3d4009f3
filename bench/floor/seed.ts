import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { fanOut, firstLeaf, goalId, goalIdOf, target } from '../tree.ts'

/** The same tree with the same values, in the floor's two tables. */
export async function seedFloor(url: string, size: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(await readFile(new URL('schema.sql', import.meta.url), 'utf8'))
    await client.query(
      `insert into node (id, parent, title, children, progress)
       select ${goalIdOf('i')}, case when i > 0 then ${goalIdOf(`(i - 1) / ${fanOut}`)} end, 'Goal number ' || i,
         greatest(least(${fanOut}, ${size} - i * ${fanOut} - 1), 0), case when i >= ${firstLeaf(size)} then (i * 37 % 500) / ${target}.0 else 0 end
       from generate_series(0, ${size - 1}) i`,
    )
    for (let number = firstLeaf(size) - 1; number >= 0; ) {
      const level = levelFrom(number)
      await client.query(
        `update node n set progress = (select round(avg(c.progress), 10) from node c where c.parent = n.id)
         where n.id between $1 and $2`,
        [goalId(level), goalId(number)],
      )
      number = level - 1
    }
    await client.query('vacuum (full, analyze) node')
  } finally {
    await client.end()
  }
}

/** The first number on the level of this one. */
function levelFrom(number: number): number {
  let first = 0
  while (first * fanOut + 1 <= number) first = first * fanOut + 1
  return first
}
