import { demonstrationOf, isSetUp } from '../people/organisations/store.ts'
import type { Database } from '../platform/database.ts'

/** Makes the demonstration organisation on the first start, where it is wanted and nothing is here yet. */
export async function demonstrate(
  database: Database,
  { wanted, say }: { wanted: boolean; say: (line: string) => void },
): Promise<void> {
  if (!wanted) return
  const present = await database.asSystem(
    'sign_in',
    null,
    async (tx) => Boolean(await demonstrationOf(tx)) || (await isSetUp(tx)),
  )
  if (present) return
  say('Making the demonstration organisation …')
}
