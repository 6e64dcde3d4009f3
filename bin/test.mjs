// Everything that proves Bearing, with its own set-up. `npm test -- goals` or `npm test -- specs` runs that part alone.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  at,
  captured,
  compiled,
  ensureDependencies,
  ensureWeb,
  inOurPlace,
  main,
  Obstacle,
  recentNode,
  root,
} from './ground.mjs'

const projects = ['laws', 'unit', 'specs', 'walks', 'looks']
const ofPages = ['walks', 'looks']
const count = { passed: 0, failed: 0, skipped: 0 }

await main(async () => {
  const args = process.argv.slice(2)
  try {
    await ensureDependencies()
    if (args.length === 0) {
      await check('Type-check', at('node_modules', 'typescript', 'bin', 'tsc'), ['--noEmit', '-p', root])
      await check('Lint', at('node_modules', '@biomejs', 'biome', 'bin', 'biome'), [
        'check',
        '--colors=off',
        '--error-on-warnings',
      ])
    }
    const pages =
      args.length === 0 || args.some((word) => ofPages.includes(word)) || !args.some((word) => projects.includes(word))
    // Without its pages the rest can still be judged; the walks will say what they miss.
    if (pages) await ensureWeb().catch(failed)
    await vitest(args)
  } catch (error) {
    failed(error)
  }
  if (count.passed + count.failed === 0) failed(new Obstacle('No test ran: nothing matches what was asked for.'))
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
  console.log(`${count.passed} passed, ${count.failed} failed${skipped}`)
  return count.failed > 0 ? 1 : 0
})

function failed(error) {
  console.log(error instanceof Obstacle ? error.message : error)
  count.failed += 1
}

/** A tool that judges the whole house counts as one test. */
async function check(what, program, args = []) {
  const begun = Date.now()
  const { code, words } = await captured(recentNode(), [program, ...args])
  const well = code === 0
  console.log(`${what} … ${well ? 'passed' : 'failed'}, ${seconds(begun)}`)
  if (!well) console.log(`\n${words.trim()}\n`)
  count[well ? 'passed' : 'failed'] += 1
}

async function vitest(args) {
  const begun = Date.now()
  const folder = mkdtempSync(join(tmpdir(), 'bearing-results-'))
  const file = join(folder, 'results.json')
  const chosen = args.flatMap((word) => (projects.includes(word) ? ['--project', word] : [word]))
  const statements = join(folder, 'statements')
  mkdirSync(statements)
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  console.log(`Laws, unit tests, specs, walks and looks${args.length > 0 ? ` (${args.join(' ')})` : ''} …`)
  try {
    const program = at('node_modules', 'vitest', 'vitest.mjs')
    const env = { NODE_COMPILE_CACHE: compiled, ...process.env, BEARING_STATEMENT_LOG: statements }
    const code = await inOurPlace(recentNode(), [program, 'run', '--root', root, ...report, ...chosen], {
      cwd: root,
      env,
    })
    add(file, code)
    // What the specs sent to the database is judged when all of it is known.
    const whole = count.failed === 0 && args.every((word) => projects.includes(word)) && asked('specs', args)
    if (readdirSync(statements).length > 0)
      await check('Statements', at('test', 'laws', 'statements.ts'), [statements, ...(whole ? ['whole'] : [])])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`Laws, unit tests, specs, walks and looks … ${seconds(begun)}`)
}

function asked(project, args) {
  return args.length === 0 || args.includes(project)
}

function add(file, code) {
  if (!existsSync(file)) throw new Obstacle('The tests could not run; what vitest said stands above.')
  const results = JSON.parse(readFileSync(file, 'utf8'))
  const tests = results.testResults.flatMap((suite) => suite.assertionResults)
  const having = (...states) => tests.filter(({ status }) => states.includes(status)).length
  // A file that could not be loaded, or whose set-up failed, holds no failed test and is a failure all the same.
  const broken = results.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length
  const failures = having('failed') + broken
  count.passed += having('passed')
  count.skipped += having('skipped', 'pending', 'todo', 'disabled')
  count.failed += failures === 0 && code !== 0 ? 1 : failures
}

function seconds(begun) {
  return `${((Date.now() - begun) / 1000).toFixed(1)} s`
}
