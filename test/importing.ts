import { carryOut, tryOut } from '../src/manage/imports/contract.ts'
import { type ExportedFile, exportFiles } from '../src/manage/imports/export-formats.ts'
import { everything, readPresent } from '../src/manage/imports/reading.ts'
import type { Place, Somebody, World } from './world.ts'

/** Lines as the text of a file. */
export const table = (head: string, ...rows: string[]): string => [head, ...rows, ''].join('\n')
export const goals = (...rows: string[]): { name: string; text: string } => ({
  name: 'goals.csv',
  text: table('id,type,parents,title,value,value_on', ...rows),
})

/** Tries files and carries them out, as the import page does. */
export async function bringIn(who: Somebody, source: string, files: { name: string; text: string }[]) {
  const { tried } = await who.ask(tryOut, { source, files })
  return who.ask(carryOut, { source, files, tried })
}

/** All that an organisation holds, past what one person sees. */
export const everythingOf = (place: Place, source: string | null): Promise<ExportedFile[]> =>
  place.asImport(async (tx) => exportFiles(await readPresent(tx, place.organisation.org, everything(null)), source))

/** How many rows an organisation has in these tables. */
export const countOf = async (world: World, place: Place, ...tables: string[]): Promise<number[]> =>
  Promise.all(
    tables.map(async (name) => {
      const { rows } = await world.owner.query(`select count(*)::int as count from ${name} where org = $1`, [
        place.organisation.org,
      ])
      return rows[0].count
    }),
  )
