import { pathToFileURL } from 'node:url'
import { firstLeaf } from '../tree.ts'
import type { Peer, SheetPeer, Told } from './peer.ts'

// Drives one peer at one size, and tells what it took and what it read. Whether that is right is for others to say.

const warmUp = 10
const most = 200
const longest = 30_000

async function measure(peer: SheetPeer, size: number): Promise<Told> {
  const begun = performance.now()
  await peer.load(size)
  const top = await peer.top()
  await peer.save?.()
  const told: Told = {
    ...{ version: peer.version, size, load: (performance.now() - begun) / 1000, memory: 0, top },
    ...{ visible: [], saved: [], checkIns: [] },
  }
  const until = performance.now() + longest
  for (let turn = 0; turn < warmUp + most && performance.now() < until; turn++) {
    const leaf = firstLeaf(size) + ((turn * 7919) % (size - firstLeaf(size)))
    const value = 501 + turn
    const before = performance.now()
    await peer.checkIn(leaf, value)
    const top = await peer.top()
    const read = performance.now()
    await peer.save?.()
    const after = performance.now()
    told.checkIns.push({ leaf, value, top })
    if (turn < warmUp) continue
    told.visible.push(read - before)
    if (peer.save) told.saved.push(after - before)
  }
  told.memory = peer.memory()
  return told
}

const tell = (words: { told?: Told; failed?: string }): Promise<void> =>
  new Promise((resolve) => process.send?.(words, () => resolve()))

const [file = '', size = '', folder = ''] = process.argv.slice(2)
try {
  const { peer } = (await import(pathToFileURL(file).href)) as { peer: Peer }
  const started = await peer.start(folder)
  const told = await measure(started, Number(size))
  await started.close()
  await tell({ told })
} catch (error) {
  await tell({ failed: error instanceof Error ? error.message : String(error) })
}
process.disconnect?.()
