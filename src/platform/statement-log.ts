import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

// Set by the tests alone: a law reads afterwards every statement that they sent, whatever put its text together.
const folder = process.env.BEARING_STATEMENT_LOG
const noted = new Set<string>()

/** Notes a statement's text once for each process; nothing where nobody gathers them. */
export const noteStatement: ((text: string) => void) | undefined = folder
  ? (text) => {
      if (noted.has(text)) return
      noted.add(text)
      appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(text)}\n`)
    }
  : undefined
