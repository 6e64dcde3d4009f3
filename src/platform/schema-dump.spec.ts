import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { freshSchema, schemaFile } from './fresh-schema.ts'
import { lowered } from './schema-dump.ts'

test('db/schema.sql is what the migrations and policies make', async () => {
  const [made, committed] = [await freshSchema(), await readFile(schemaFile, 'utf8')]
  if (made === committed) return
  const [new_, old] = [made.split('\n'), committed.split('\n')]
  const line = new_.findIndex((text, at) => text !== old[at])
  throw new Error(
    `db/schema.sql:${line + 1}: is not what the migrations make. Run \`npm run schema\`, read what changed, and commit it.\n- ${old[line]}\n+ ${new_[line]}`,
  )
})

test('keywords are lowered, texts and names are not', () => {
  expect(lowered(`SELECT 'It''s A', "Id" FROM public.Goal AS $x$ Kept $x$`)).toBe(
    `select 'It''s A', "Id" from goal as $x$ Kept $x$`,
  )
})
