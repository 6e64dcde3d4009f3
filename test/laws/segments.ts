import { isCode, literal, parse, walk } from './source.ts'

/** A piece of a file that somebody reads as words. `prose` is what is written for people; the rest is names in code. */
export interface Segment {
  text: string
  offset: number
  prose: boolean
}

/** Texts that others wrote or that are made from our own, which are judged where they are written. */
const foreign = /^(package-lock\.json|LICENSE|NOTICE\.md|docs\/api\/openapi\.json|db\/schema\.sql)$/

export function segmentsOf(path: string, text: string): Segment[] {
  if (foreign.test(path) || text === '') return []
  if (isCode(path)) return ofCode(path, text)
  if (path.endsWith('.sql')) return ofComments(text, /--[^\n]*|\/\*[\s\S]*?\*\//g, true)
  if (path.endsWith('.css')) return ofComments(text, /\/\*[\s\S]*?\*\//g, false)
  if (path.endsWith('.md')) return ofMarkdown(path, text)
  if (path.endsWith('.html')) return ofComments(text, /(?<=>)[^<]+(?=<)|<!--[\s\S]*?-->/g, false)
  if (path.endsWith('.json') && path.startsWith('src/')) return [{ text, offset: 0, prose: true }]
  return []
}

const isSentence = /\p{L}[,;:.]? \p{L}/u

function ofCode(path: string, text: string): Segment[] {
  const { program, comments } = parse(path, text)
  const found: Segment[] = comments.map(({ value, start }) => ({ text: value, offset: start + 2, prose: true }))
  walk(program, (node, parent, field) => {
    const add = (words: string, prose: boolean): void => {
      found.push({ text: words, offset: node.start, prose })
    }
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier' || node.type === 'PrivateIdentifier') {
      add(String(node.name), false)
    } else if (node.type === 'JSXText') add(String(node.value), true)
    else if (node.type === 'TemplateElement') {
      const { cooked } = node.value as { cooked: string | null }
      add(cooked ?? '', isSentence.test(cooked ?? ''))
    } else if (field !== 'source' && parent?.type !== 'ImportExpression') {
      const words = node.type === 'Literal' ? literal(node) : undefined
      if (words !== undefined) add(words, isSentence.test(words))
    }
  })
  return found
}

/** What the pattern finds is prose; what lies between is code, read where `between` says so. */
function ofComments(text: string, pattern: RegExp, between: boolean): Segment[] {
  const found: Segment[] = []
  let from = 0
  for (const hit of text.matchAll(pattern)) {
    if (between) found.push({ text: text.slice(from, hit.index), offset: from, prose: false })
    found.push({ text: hit[0], offset: hit.index, prose: true })
    from = hit.index + hit[0].length
  }
  if (between) found.push({ text: text.slice(from), offset: from, prose: false })
  return found
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

function ofMarkdown(path: string, text: string): Segment[] {
  // The column of a glossary that lists what is never said has to say it.
  const read = path === 'GLOSSARY.md' ? text.replace(/(?<=\|)[^|\n]*(?=\|[ \t]*$)/gm, blank) : text
  const found: Segment[] = []
  const prose = read.replace(/^(```|~~~)[\s\S]*?^\1|`[^`\n]*`|\]\([^)\n]*\)/gm, (code, _fence, offset: number) => {
    if (!code.startsWith('](')) found.push({ text: code, offset, prose: false })
    return blank(code)
  })
  return [...found, { text: prose, offset: 0, prose: true }]
}
