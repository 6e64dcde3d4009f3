import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { urlsFrom } from './roles.ts'
import { schemaOf } from './schema-dump.ts'

export const schemaFile = fileURLToPath(new URL('../../db/schema.sql', import.meta.url))

/** What db/schema.sql should say: the schema of a database that was made just now, on an embedded server of its own. */
export async function freshSchema(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bearing-schema-'))
  // Started by root, the server runs as another user, who has to walk through here.
  await chmod(folder, 0o711)
  try {
    const server = await startEmbedded({ data: join(folder, 'data'), settings: { fsync: 'off' } })
    try {
      await migrate(urlsFrom(server.url))
      const client = new pg.Client({ connectionString: server.url })
      await client.connect()
      try {
        return await schemaOf(client)
      } finally {
        await client.end()
      }
    } finally {
      await server.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
