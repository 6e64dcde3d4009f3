import { z } from 'zod'
import { person } from '../../graph/contract.ts'
import { operation, requiredText } from '../../kernel/contract.ts'
import { id } from '../../kernel/ids.ts'
import { frameworks } from '../frameworks/rules.ts'
import { lackings } from './finding-words.ts'
import { formats } from './formats.ts'
import { sheetKinds } from './mapping.ts'
import { kinds } from './table.ts'

/** A file as text, or as its bytes in base64, from which the encoding is found out. */
const file = z
  .strictObject({ name: requiredText(200), text: z.string().optional(), base64: z.base64().optional() })
  .refine(({ text, base64 }) => (text === undefined) !== (base64 === undefined), {
    error: 'Send either its text or its bytes in base64.',
  })

export const sourceName = requiredText(60)

/** What was answered about other people's columns: by sheet, then by question; `*` is every sheet. */
export const answersShape = z.record(z.string().max(500), z.record(z.string().max(500), z.string().max(500)))

const brought = {
  /** Where the files come from. The same name again meets what it brought before. */
  source: sourceName,
  files: z.array(file).min(1).max(80),
  answers: answersShape.default({}),
}

const count = z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int(), warned: z.int() })
const counts = z.partialRecord(z.enum(kinds), count)

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
  /** What its goals leave open, which stops nothing: it can be written better here. */
  findings: z.object({
    /** New and changed goals that are not closed. */
    goals: z.int(),
    lacking: z.array(z.object({ what: z.enum(lackings), goals: z.int() })),
    /** What the checks of each framework found, the most frequent first. */
    frameworks: z.array(
      z.object({
        framework: z.enum(frameworks),
        goals: z.int(),
        /** Of those, goals that leave a question open. */
        open: z.int(),
        findings: z.int(),
        found: z.array(
          z.object({
            code: z.string(),
            part: z.string(),
            asks: z.string(),
            goals: z.int(),
            example: z.object({ title: z.string(), saw: z.string() }),
          }),
        ),
      }),
    ),
  }),
})
export type Report = z.output<typeof report>

/** How files are understood: what their columns mean here, and what is asked. */
export const understood = z.object({
  sheets: z.array(
    z.object({
      sheet: z.string(),
      rows: z.int(),
      kind: z.enum(sheetKinds).nullable(),
      /** The tool whose columns these are, where they are known. */
      tool: z.string().nullable(),
      /** Bearing's own columns: there is nothing to decide. */
      own: z.boolean(),
      /** Answers about files of this shape are there from an earlier import. */
      remembered: z.boolean(),
      columns: z.array(z.object({ header: z.string(), meaning: z.string(), samples: z.array(z.string()) })),
    }),
  ),
  questions: z.array(
    z.object({
      sheet: z.string(),
      key: z.string(),
      asks: z.string(),
      choices: z.array(z.object({ value: z.string(), says: z.string() })),
      /** What is likely. */
      guess: z.string().nullable(),
      /** Nothing where the question is open. */
      answer: z.string().nullable(),
    }),
  ),
  /** Faults of the files themselves, before any row is looked at; the first 200. */
  faults: report.shape.faults,
})
export type Understood = z.output<typeof understood>

const megabytes = 1024 * 1024

export const look = operation({
  name: 'imports.look',
  method: 'POST',
  path: '/imports/look',
  asks: 'viewer',
  input: z.strictObject(brought),
  output: understood,
  refusals: ['forbidden', 'invalid', 'too-large'],
  help: 'Say what the columns of these files mean, and what has to be answered first',
  bodyLimit: 64 * megabytes,
})

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
  input: z.strictObject({
    ...brought,
    tried: z.string().max(100),
    /** A new id under which one can ask how far it is, and stop it. */
    work: id.optional(),
  }),
  output: z.object({ run: id, counts }),
  refusals: ['forbidden', 'invalid', 'conflict', 'too-large'],
  help: 'Import these files, as they were tried: all of them or nothing',
  bodyLimit: 64 * megabytes,
})

export const progress = operation({
  name: 'imports.progress',
  method: 'GET',
  path: '/imports/work/{work}',
  asks: 'viewer',
  input: z.strictObject({ work: id }),
  output: z.object({
    /** Rows done and rows in all; nothing where the import has not begun or has ended. */
    work: z.object({ done: z.int(), total: z.int(), at: z.iso.datetime() }).nullable(),
  }),
  refusals: ['forbidden'],
  help: 'How far an import that is being carried out has come',
})

export const stop = operation({
  name: 'imports.stop',
  method: 'POST',
  path: '/imports/work/{work}/stop',
  asks: 'viewer',
  input: z.strictObject({ work: id }),
  output: z.object({ stopped: z.boolean() }),
  refusals: ['forbidden'],
  help: 'Stop an import that is being carried out; nothing of it stays',
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
    /** Files of CSV, one workbook, or one file of JSON; all hold the same. */
    format: z.enum(formats).default('csv'),
  }),
  output: z.object({
    /** As text, or a workbook's bytes in base64. */
    files: z.array(z.object({ name: z.string(), text: z.string().optional(), base64: z.string().optional() })),
  }),
  refusals: ['invalid'],
  help: 'Everything that you may see, as the files that import reads',
})

export const contract = [look, tryOut, carryOut, progress, stop, list, rollBack, exportAll]
