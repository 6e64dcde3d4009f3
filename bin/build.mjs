// dist/web for the browser; with --package also the server's part as JavaScript, so that `npm pack` has all it needs.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import {
  at,
  captured,
  ensureDependencies,
  isClone,
  main,
  markWebBuilt,
  Obstacle,
  quietly,
  recentNode,
  webHash,
} from './ground.mjs'

const program = (...parts) => at('node_modules', ...parts)

await main(async () => {
  if (!isClone)
    throw new Obstacle('This is an installed package, which is built already. Build in a clone of the repository.')
  const webOnly = process.argv.includes('--web')
  if (!webOnly) await ensureDependencies()
  await buildWeb(webOnly ? inSilence : quietly)
  if (process.argv.includes('--package')) await buildServer()
})

async function inSilence(_what, command, args) {
  const { code, words } = await captured(command, args)
  process.stdout.write(words)
  if (code !== 0) process.exit(1)
}

/** Built aside and then swapped, so that a running server never serves half of it. */
async function buildWeb(step) {
  const sources = webHash()
  const [web, fresh, old] = ['web', 'web.new', 'web.old'].map((name) => at('dist', name))
  const vite = ['build', '--config', at('vite.config.ts'), '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn']
  await step(
    'Building the pages',
    recentNode(),
    [program('vite', 'bin', 'vite.js'), ...vite],
    'The pages could not be built.',
  )
  await Promise.all(filesIn(fresh).map(compress))
  rmSync(old, { recursive: true, force: true })
  if (existsSync(web)) renameSync(web, old)
  renameSync(fresh, web)
  rmSync(old, { recursive: true, force: true })
  markWebBuilt(sources)
}

/** Once, as tightly as can be, so that the server need not do it for each visitor. */
async function compress(path) {
  if (!/\.(js|css|html|svg|json)$/.test(path)) return
  const text = await readFile(path)
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
  const [br, gz] = await Promise.all([promisify(brotliCompress)(text, { params }), promisify(gzip)(text, { level: 9 })])
  if (br.length < text.length) await writeFile(`${path}.br`, br)
  if (gz.length < text.length) await writeFile(`${path}.gz`, gz)
}

async function buildServer() {
  const dist = at('dist')
  for (const name of readdirSync(dist)) if (name !== 'web') rmSync(join(dist, name), { recursive: true, force: true })
  const plan = join(dist, 'tsconfig.json')
  mkdirSync(dist, { recursive: true })
  writeFileSync(
    plan,
    JSON.stringify({
      extends: '../tsconfig.json',
      compilerOptions: { noEmit: false, outDir: '.', rootDir: '../src' },
      include: ['../src/**/*.ts'],
      exclude: [
        '../src/**/*.test.ts',
        '../src/**/*.spec.ts',
        '../src/**/web/**',
        '../src/ui/**',
        '../src/entry/shell/**',
      ],
    }),
  )
  await quietly(
    'Compiling the server',
    recentNode(),
    [program('typescript', 'bin', 'tsc'), '-p', plan],
    'It does not compile.',
  )
  rmSync(plan)
  await copyBeside(at('src'), dist)
}

/** What the server reads beside its code, such as policies and the demonstration's texts. */
async function copyBeside(src, dist) {
  const ofTheBrowser = /(^|[/\\])(web|ui|shell)[/\\]/
  for (const path of filesIn(src)) {
    const within = path.slice(src.length + 1)
    if (/\.tsx?$/.test(path) || ofTheBrowser.test(within)) continue
    await cp(path, join(dist, within))
  }
  // The API page is made by the server, in the colours of the others.
  await cp(join(src, 'ui', 'tokens.css'), join(dist, 'ui', 'tokens.css'))
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}
