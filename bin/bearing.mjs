#!/usr/bin/env node
import { pathToFileURL } from 'node:url'
import {
  at,
  ensureDependencies,
  ensureWeb,
  inOurPlace,
  isClone,
  isRecent,
  main,
  recentNode,
  stopWithNpm,
} from './ground.mjs'

await main(async () => {
  const args = process.argv.slice(2)
  if (isClone) {
    await ensureDependencies()
    if (args[0] === 'start') await ensureWeb()
  }
  stopWithNpm()
  const entry = isClone ? at('src', 'entry', 'cli.ts') : at('dist', 'entry', 'cli.js')
  if (!isRecent) return inOurPlace(recentNode(), [entry, ...args])
  // No second process where this one will do: it would cost every start 40 MB and a hop for each signal.
  process.argv[1] = entry
  await import(pathToFileURL(entry).href)
  return process.exitCode
})
