import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { say } from './reach.ts'

/** Texts that are made from the code and committed. */
export function addMade(program: Command): void {
  program
    .command('openapi')
    .description('Prints the OpenAPI document')
    .option('--write', 'write it to docs/api/openapi.json of this clone')
    .action(async ({ write }) => {
      const { documentText } = await import('../api-documents.ts')
      const { contracts } = await import('../contracts.ts')
      await give(
        documentText(contracts),
        write && fileURLToPath(new URL('../../../docs/api/openapi.json', import.meta.url)),
      )
    })

  program
    .command('schema')
    .description('Prints the database as it is today, from a new one that is made for it')
    .option('--write', 'write it to db/schema.sql of this clone')
    .action(async ({ write }) => {
      const { freshSchema, schemaFile } = await import('../../platform/fresh-schema.ts')
      await give(await freshSchema(), write && schemaFile)
    })
}

async function give(text: string, file: string | undefined): Promise<void> {
  if (!file) return void process.stdout.write(text)
  await writeFile(file, text)
  say(`Wrote ${file}.`)
}
