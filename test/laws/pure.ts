import { placeOf } from './floors.ts'
import type { Breach, House } from './house.ts'
import { literal, type Node, nameOf, type Source, sources, walk } from './source.ts'

const outside: Record<string, string> = {
  process: 'Node',
  Buffer: 'Node',
  require: 'Node',
  __dirname: 'Node',
  setImmediate: 'Node',
  window: 'the browser',
  document: 'the browser',
  navigator: 'the browser',
  location: 'the browser',
  localStorage: 'the browser',
  sessionStorage: 'the browser',
  fetch: 'the network',
  XMLHttpRequest: 'the network',
  WebSocket: 'the network',
  EventSource: 'the network',
  console: 'the terminal',
  globalThis: 'whatever runs it',
  setTimeout: 'the clock',
  setInterval: 'the clock',
  performance: 'the clock',
  crypto: 'chance',
}

/** The kernel, and what is a slice's noun, contract or rule: words and decisions, without input or output. */
export function pureStaysPure(house: House): Breach[] {
  return sources(house, /^src\//).flatMap((source) => {
    const place = placeOf(source.path)
    const pure =
      place?.role === 'noun' || place?.role === 'contract' || (place?.floor === 'kernel' && place.role === 'plain')
    return pure ? faults(source) : []
  })
}

function faults(source: Source): Breach[] {
  const own = declared(source.program)
  const found: Breach[] = []
  const tell = (node: Node, what: string, whose: string): void => {
    const advice = 'Take the value as an argument; the caller (server.ts, store.ts or a screen) knows it.'
    found.push({
      file: source.path,
      line: source.line(node.start),
      says: `a pure file asks ${whose}: ${what}.`,
      do: advice,
    })
  }
  walk(source.program, (node, parent, field) => {
    const called = nameOf(node.callee)
    if (called === 'Date' && node.type === 'NewExpression' && (node.arguments as Node[]).length === 0) {
      tell(node, 'new Date()', 'the clock')
    }
    if (called === 'Date' && node.type === 'CallExpression') tell(node, 'Date()', 'the clock')
    if (node.type === 'MemberExpression') {
      const member = `${nameOf(node.object)}.${nameOf(node.property) ?? literal(node.property)}`
      if (member === 'Date.now') tell(node, 'Date.now()', 'the clock')
      if (member === 'Math.random') tell(node, 'Math.random()', 'chance')
    }
    const name = nameOf(node)
    const whose = name === undefined || own.has(name) ? undefined : outside[name]
    if (name !== undefined && whose !== undefined && isReference(parent, field)) tell(node, name, whose)
  })
  return found
}

/** Whether an identifier in this position names a value, rather than a member or a key. */
function isReference(parent: Node | undefined, field: string | undefined): boolean {
  if (!parent || parent.type.startsWith('TS')) return false
  if (field === 'property') return parent.computed === true
  if (field === 'key') return parent.computed === true
  return field !== 'label' && field !== 'imported' && field !== 'exported'
}

/** Names that the file gives to something of its own: a parameter called `document` is no browser. */
function declared(program: Node): Set<string> {
  const names = new Set<string>()
  const bind = (pattern: unknown): void => {
    const name = nameOf(pattern)
    if (name !== undefined) names.add(name)
    else if (typeof pattern === 'object' && pattern !== null) {
      const { left, argument, value, elements, properties } = pattern as Record<string, unknown>
      for (const part of [left, argument, value, ...((elements ?? properties ?? []) as unknown[])]) if (part) bind(part)
    }
  }
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' || /Function(Declaration|Expression)$/.test(node.type)) bind(node.id)
    if (Array.isArray(node.params)) for (const parameter of node.params) bind(parameter)
    if (/^Import\w*Specifier$/.test(node.type)) bind(node.local)
  })
  return names
}
