import { z } from 'zod'
import { person } from '../../graph/contract.ts'
import { operation, requiredText } from '../../kernel/contract.ts'
import { id } from '../../kernel/ids.ts'
import { kinds } from './table.ts'

/** A file as text, or as its bytes in base64, from which the encoding is found out. */
const file = z
  .strictObject({ name: requiredText(200), text: z.string().optional(), base64: z.base64().optional() })
  .refine(({ text, base64 }) => (text === undefined) !== (base64 === undefined), {
    error: 'Send either its text or its bytes in base64.',
  })

export const sourceName = requiredText(60)

const brought = {
  /** Where the files come from. The same name again meets what it brought before. */
  source: sourceName,
  files: z.array(file).min(1).max(20),
}

const count = z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int(), warned: z.int() })
const counts = z.record(z.enum(kinds), count)

/** What an import would do. */
export const report = z.object({
  /** To be sent back with the same files, so that what is carried out is what was tried. */
  tried: z.string(),
  /** Nothing can be carried out while a row is refused. */
  refused: z.boolean(),
  counts,
  /** The first 200, those that refuse before those that warn. */
  faults: z.array(
    z.object({
      file: z.string(),
      row: z.int().nullable(),
      column: z.string().nullable(),
      sentence: z.string(),
      level: z.enum(['refused', 'warned']),
    }),
  ),
  faultsTotal: z.int(),
  /** Columns of present things that would change, the first 200 rows. */
  changes: z.array(
    z.object({ file: z.string(), row: z.int().nullable(), id: z.string(), columns: z.array(z.string()) }),
  ),
})
export type Report = z.output<typeof report>

const megabytes = 1024 * 1024

export const tryOut = operation({
  name: 'imports.try',
  method: 'POST',
  path: '/imports/trial',
  asks: 'viewer',
  input: z.strictObject(brought),
  output: report,
  refusals: ['forbidden', 'invalid', 'too-large'],
  help: 'Say what an import of these files would do, and do nothing',
  bodyLimit: 64 * megabytes,
})

export const carryOut = operation({
  name: 'imports.carry-out',
  method: 'POST',
  path: '/imports',
  asks: 'viewer',
  input: z.strictObject({ ...brought, tried: z.string().max(100) }),
  output: z.object({ run: id, counts }),
  refusals: ['forbidden', 'invalid', 'conflict', 'too-large'],
  help: 'Import these files, as they were tried: all of them or nothing',
  bodyLimit: 64 * megabytes,
})

export const list = operation({
  name: 'imports.list',
  method: 'GET',
  path: '/imports',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({
    runs: z.array(
      z.object({
        run: id,
        source: z.string(),
        by: person.nullable(),
        at: z.iso.datetime(),
        counts,
        rolledBackAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
  refusals: ['forbidden'],
  help: 'The imports that were carried out, newest first',
})

export const rollBack = operation({
  name: 'imports.roll-back',
  method: 'POST',
  path: '/imports/{run}/roll-back',
  asks: 'viewer',
  input: z.strictObject({
    run: id,
    /** What was touched since and shall stay as it is now. */
    keep: z.array(id).max(100_000).default([]),
    /** False only says what would happen. */
    carryOut: z.boolean().default(false),
  }),
  output: z.object({
    /** Persons, teams, goals and measures that were touched since the import. */
    touched: z.array(z.object({ kind: z.string(), subject: id, name: z.string(), because: z.string() })),
    touchedTotal: z.int(),
    removed: z.int(),
    restored: z.int(),
    abandoned: z.int(),
    stays: z.int(),
  }),
  refusals: ['forbidden', 'not-found', 'conflict'],
  help: 'Take an import back, but for what was touched since and shall stay',
})

export const exportAll = operation({
  name: 'imports.export',
  method: 'GET',
  path: '/export',
  asks: 'viewer',
  input: z.strictObject({
    /** Name things by their ids at this source where they have one. */
    source: sourceName.optional(),
  }),
  output: z.object({ files: z.array(z.object({ name: z.string(), text: z.string() })) }),
  refusals: ['invalid'],
  help: 'Everything that you may see, as the files that import reads',
})

export const contract = [tryOut, carryOut, list, rollBack, exportAll]
