import { posix } from 'node:path'
import { parseSync } from 'vite'
import type { House } from './house.ts'
import { lineOf } from './house.ts'

/** A node of the syntax tree, as ESTree names it. */
export interface Node {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

export interface Import {
  /** As written: `./goal.ts`, `node:fs`, `zod`. */
  from: string
  line: number
  /** Gone once types are stripped. */
  typeOnly: boolean
}

export interface Source {
  path: string
  text: string
  program: Node
  comments: { value: string; start: number }[]
  imports: Import[]
  line(offset: number): number
}

export const isCode = (path: string): boolean => /\.(ts|tsx|mjs|js)$/.test(path)

const parsed = new Map<string, Source>()

export function parse(path: string, text: string): Source {
  const key = `${path}\n${text}`
  const known = parsed.get(key)
  if (known) return known
  const tree = parseSync(path, text)
  const fault = tree.errors[0]
  if (fault) throw new Error(`${path} cannot be parsed: ${fault.message}. Mend its syntax.`)
  const program = tree.program as unknown as Node
  const line = (offset: number): number => lineOf(text, offset)
  const source = { path, text, program, comments: tree.comments, imports: importsOf(program, line), line }
  parsed.set(key, source)
  return source
}

export const sources = (house: House, where: RegExp): Source[] =>
  [...house].filter(([path]) => isCode(path) && where.test(path)).map(([path, text]) => parse(path, text))

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Visits every node, parents first. `field` is the name under which the parent holds it. */
export function walk(node: Node, visit: (node: Node, parent?: Node, field?: string) => void): void {
  const step = (at: Node, parent?: Node, field?: string): void => {
    visit(at, parent, field)
    for (const [name, value] of Object.entries(at)) {
      if (Array.isArray(value)) for (const one of value) isNode(one) && step(one, at, name)
      else if (isNode(value)) step(value, at, name)
    }
  }
  step(node)
}

/** The text of a plain string literal, or of a template without holes. */
export function literal(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  const quasis = node.type === 'TemplateLiteral' ? (node.quasis as { value: { cooked: string } }[]) : []
  return quasis.length === 1 ? quasis[0]?.value.cooked : undefined
}

export const nameOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Identifier' ? (node.name as string) : undefined

const withSource = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

/** Every import, type-only, dynamic and re-exporting ones included. */
function importsOf(program: Node, line: (offset: number) => number): Import[] {
  const found: Import[] = []
  walk(program, (node) => {
    if (!withSource.has(node.type)) return
    const from = literal(node.source ?? node.argument)
    const typeOnly = (node.importKind ?? node.exportKind) === 'type' || node.type === 'TSImportType'
    if (from !== undefined) found.push({ from, line: line(node.start), typeOnly })
  })
  return found
}

/** The file in this house that an import names, without its query (`?raw`), or nothing where it names a package. */
export const target = (path: string, from: string): string | undefined =>
  from.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), from.replace(/\?.*$/, ''))) : undefined

export const packageOf = (from: string): string | undefined => {
  if (from.startsWith('.') || from.startsWith('/') || from.includes(':')) return undefined
  const [scope, name] = from.split('/')
  return from.startsWith('@') ? `${scope}/${name}` : scope
}
