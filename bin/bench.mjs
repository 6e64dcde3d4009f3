import { at, ensureDependencies, ensureWeb, inOurPlace, main, recentNode } from './ground.mjs'

await main(async () => {
  await ensureDependencies()
  await ensureWeb()
  return inOurPlace(recentNode(), [at('bench', 'run.ts'), ...process.argv.slice(2)])
})
