import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { newId } from '../../src/kernel/ids.ts'
import { startEmbedded } from '../../src/platform/embedded.ts'
import type { Ground } from './databases.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this test run; each spec file makes a database of its own there. */
    ground: Ground
  }
}

interface Server {
  url: string
  stop(): Promise<void>
}

// Several projects ask for the server of one run, and each loads this module anew.
const shared = globalThis as { bearingTestServer?: { users: number; run: string; server: Promise<Server> } }

/** One PostgreSQL for the whole run: BEARING_TEST_DATABASE_URL, or an embedded one in a temporary folder. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  shared.bearingTestServer ??= { users: 0, run: newId().slice(-12), server: start() }
  const ours = shared.bearingTestServer
  ours.users += 1
  provide('ground', { url: (await ours.server).url, run: ours.run })
  return async () => {
    ours.users -= 1
    if (ours.users > 0) return
    shared.bearingTestServer = undefined
    await (await ours.server).stop()
  }
}

async function start(): Promise<Server> {
  const given = process.env.BEARING_TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  const folder = await mkdtemp(join(tmpdir(), 'bearing-test-'))
  // Started by root, the server runs as another user, who has to walk through here.
  await chmod(folder, 0o711)
  // What these tests write need not outlive a power cut.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
  const server = await startEmbedded({ data: join(folder, 'data'), settings })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
