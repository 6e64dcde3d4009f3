// Work on Bearing: the server starts again when its files change, and Vite hands each change of a page to the browser.
import { at, ensureDependencies, inOurPlace, main, recentNode, root, say, stopWithNpm } from './ground.mjs'

await main(async () => {
  await ensureDependencies()
  stopWithNpm()
  const args = process.argv.slice(2)
  const port = portIn(args) ?? 8080
  const server = `http://127.0.0.1:${port + 1}`
  say(`Pages that reload by themselves are at http://localhost:${port}; the server behind them is at ${server}.`)
  const vite = ['--config', at('vite.config.ts'), '--port', String(port), '--strictPort', '--clearScreen', 'false']
  const watched = ['--watch', '--watch-preserve-output', at('src', 'entry', 'cli.ts'), 'start', '--no-pages', ...args]
  const codes = await Promise.all([
    inOurPlace(recentNode(), [...watched, '--port', String(port + 1)], { cwd: root }),
    inOurPlace(recentNode(), [at('node_modules', 'vite', 'bin', 'vite.js'), ...vite], {
      cwd: root,
      env: { ...process.env, BEARING_DEV_SERVER: server },
    }),
  ])
  return Math.max(...codes)
})

/** Takes `--port N` out of the arguments: it is the pages' port here. */
function portIn(args) {
  const place = args.indexOf('--port')
  return place < 0 ? undefined : Number(args.splice(place, 2)[1])
}
