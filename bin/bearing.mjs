#!/usr/bin/env node
import module from 'node:module'
import { pathToFileURL } from 'node:url'
import {
  at,
  compiled,
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
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env }
  if (!isRecent) return inOurPlace(recentNode(), [entry, ...args], { env })
  module.enableCompileCache(env.NODE_COMPILE_CACHE)
  // No second process where this one will do: it would cost every start 40 MB and a hop for each signal.
  process.argv[1] = entry
  await import(pathToFileURL(entry).href)
  return process.exitCode
})
