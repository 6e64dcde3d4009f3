// Judges the statements that the tests sent: `node test/laws/statements.ts <folder> [whole]`, as bin/test.mjs calls it
// when they have run. The files in the folder are written by src/platform/statement-log.ts.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { statementsCanBeRouted } from './citus.ts'
import { spanningStatements } from './citus-allowed.ts'
import { readHouse, uphold } from './house.ts'

const [folder = '.', whole] = process.argv.slice(2)
const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
const statements = new Set(lines.filter((line) => line !== '').map((line) => JSON.parse(line) as string))

try {
  uphold(statementsCanBeRouted(readHouse(), statements, spanningStatements, whole === 'whole'))
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
