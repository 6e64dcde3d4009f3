import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The files of the repository: path from its root, with `/`, to text. A law is a function over one of these. */
export type House = ReadonlyMap<string, string>

/** One broken place. `says` names what is wrong; `do` is what the reader does about it. */
export interface Breach {
  file: string
  line: number
  says: string
  do: string
}

export const root = fileURLToPath(new URL('../..', import.meta.url))

const text = /\.(ts|tsx|mts|mjs|js|css|sql|md|json|html|svg|sh|yml|yaml|toml|txt)$|(^|\/)(run|LICENSE|\.[a-z]+)$/

/** Everything that is not ignored by git. Files that hold no text are present with an empty one. */
export function readHouse(from = root): House {
  const isIgnored = ignoring(readFileSync(join(from, '.gitignore'), 'utf8'))
  const files = new Map<string, string>()
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = relative(from, join(folder, entry.name)).split(sep).join('/')
      if (entry.name === '.git' || isIgnored(path, entry.isDirectory())) continue
      if (entry.isDirectory()) visit(join(folder, entry.name))
      else files.set(path, text.test(path) ? readFileSync(join(from, path), 'utf8') : '')
    }
  }
  visit(from)
  return files
}

/** The forms of `.gitignore` that ours uses: `name/`, `/name/`, `*.ending` and `name`. */
function ignoring(gitignore: string): (path: string, isFolder: boolean) => boolean {
  const patterns = gitignore.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return (path, isFolder) =>
    patterns.some((pattern) => {
      if (pattern.endsWith('/') && !isFolder) return false
      const name = pattern.replace(/\/$/, '')
      if (name.startsWith('/')) return path === name.slice(1)
      return name.startsWith('*') ? path.endsWith(name.slice(1)) : path === name || path.endsWith(`/${name}`)
    })
}

/** A small house written down in a test, to plant a violation in. */
export const houseOf = (files: Record<string, string>): House => new Map(Object.entries(files))

export const sentence = (breach: Breach): string => `${breach.file}:${breach.line}: ${breach.says} ${breach.do}`

/** Fails with one line for each broken place. */
export function uphold(breaches: Breach[]): void {
  if (breaches.length === 0) return
  const places = breaches.length === 1 ? '1 place breaks' : `${breaches.length} places break`
  throw new Error(`${places} this law.\n${breaches.map(sentence).sort().join('\n')}`)
}

export const lineOf = (text: string, offset: number): number => {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
