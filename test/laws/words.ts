import { allowed, namedByOthers } from './allowed-words.ts'
import type { Breach, House } from './house.ts'
import { lineOf } from './house.ts'
import { type Segment, segmentsOf } from './segments.ts'

/** A word that is never used for a concept, as the last column of a table in GLOSSARY.md lists it. */
export interface Banned {
  /** Lower case, one part for each word; `organiz…` stands for all that begin so. */
  parts: string[]
  instead: string
  /** Written in italics: refused where people read, free as a name in code, since a library or a standard owns it. */
  proseOnly: boolean
}

export function readGlossary(markdown: string): Banned[] {
  const rows = markdown.split('\n').filter((line) => /^\|.*\|\s*$/.test(line))
  return rows.flatMap((row) => {
    const cells = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    const never = cells.at(-1) ?? ''
    if (cells.length < 2 || never === 'never' || /^[-: ]*$/.test(never)) return []
    return never.split(',').map((term) => ({
      parts: term.replaceAll('*', '').trim().toLowerCase().split(/[ -]/),
      instead: (cells[0] ?? '').replaceAll('*', ''),
      proseOnly: term.includes('*'),
    }))
  })
}

interface Word {
  text: string
  offset: number
  /** Whether it follows the word before it with no more than a space, a hyphen or an underscore between. */
  joined: boolean
}

/** `keyResults`, `key_results` and `key results` are the same two words. */
function wordsOf(text: string): Word[] {
  let end = -1
  return [...text.matchAll(/[A-Z]{2,}s(?![a-z])|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[0-9]+/gu)].map((hit) => {
    const joined = end !== -1 && /^([ _-]|\s*[*\n/-]*\s*)$/.test(text.slice(end, hit.index))
    end = hit.index + hit[0].length
    return { text: hit[0].toLowerCase(), offset: hit.index, joined }
  })
}

const same = (word: string, part: string, last: boolean): boolean => {
  if (part.endsWith('…')) return word.startsWith(part.slice(0, -1))
  return word === part || (last && (word === `${part}s` || word === `${part}es` || word === part.replace(/y$/, 'ies')))
}

function hits(segment: Segment, banned: Map<string, Banned[]>, stems: Banned[]): { banned: Banned; offset: number }[] {
  const words = wordsOf(
    namedByOthers.reduce((text, name) => text.replace(name, (found) => ' '.repeat(found.length)), segment.text),
  )
  return words.flatMap((word, at) => {
    const candidates = [...(banned.get(word.text.slice(0, 3)) ?? []), ...stems]
    const found = candidates.find(
      ({ parts, proseOnly }) =>
        (segment.prose || !proseOnly) &&
        parts.every((part, index) => {
          const there = words[at + index]
          return there && (index === 0 || there.joined) && same(there.text, part, index === parts.length - 1)
        }),
    )
    return found ? [{ banned: found, offset: segment.offset + word.offset }] : []
  })
}

export function oneWordPerConcept(house: House): Breach[] {
  const glossary = readGlossary(house.get('GLOSSARY.md') ?? '')
  if (glossary.length === 0) {
    const says = 'lists no word that is never used.'
    return [{ file: 'GLOSSARY.md', line: 1, says, do: 'Write its table: word, means, never.' }]
  }
  const byStart = Map.groupBy(glossary, ({ parts }) => (parts[0] ?? '').slice(0, 3))
  const short = glossary.filter(({ parts }) => (parts[0] ?? '').replace('…', '').length < 3)
  return [...house].flatMap(([file, text]) => {
    const path = { text: file.replace(/\.\w+$/, ''), offset: 0, prose: false }
    return [path, ...segmentsOf(file, text)].flatMap((segment) =>
      hits(segment, byStart, short).flatMap(({ banned, offset }) => {
        const term = banned.parts.join(' ')
        if (allowed.some((one) => (one.words.includes(term) || one.words.includes('*')) && one.where.test(file)))
          return []
        const says = `says "${term}", which the glossary never does.`
        return [
          { file, line: lineOf(text, offset), says, do: `Say ${banned.instead}, or see test/laws/allowed-words.ts.` },
        ]
      }),
    )
  })
}
