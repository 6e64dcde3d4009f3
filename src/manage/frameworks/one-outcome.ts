import { readsAsEnglish, wordsOf } from './plain-words.ts'
import { saysHowMuch } from './quantities.ts'
import { determiner, leadingVerb, type Verb } from './verbs.ts'

/**
 * Whether a title is one outcome, or a list of them, or work that somebody will do. It speaks only where it is fairly sure:
 * a title that reads oddly is left alone.
 */
export type Several = { kind: 'outcomes' | 'actions'; pieces: string[] }

export function severalIn(title: string): Several | null {
  if (!readsAsEnglish(title)) return null
  const pieces = piecesOf(title)
  return commanded(pieces) ?? stated(pieces)
}

/** A piece of a title, and whether a sentence or a line begins with it; otherwise it follows `and` or a comma. */
type Piece = { text: string; fresh: boolean }

/** `Cut waiting times and raise satisfaction`: verbs, each with something of its own to act on. */
function commanded(pieces: readonly Piece[]): Several | null {
  const clauses: { text: string; verb: Verb }[] = []
  for (const { text, fresh } of pieces) {
    const verb = startsAnew(text)
    const last = clauses.at(-1)
    const anew = fresh ? !last || !goesOn(last.text, text) : !last || !leansOn.test(last.text)
    if (verb && anew) clauses.push({ text, verb })
    else if (last) last.text = `${last.text}, ${text}`
    else return null
  }
  if (clauses.length < 2) return null
  const working = clauses.filter(({ verb }) => verb.kind === 'work').length
  const even = 2 * working === clauses.length && clauses[0]?.verb.kind === 'work'
  return {
    kind: even || 2 * working > clauses.length ? 'actions' : 'outcomes',
    pieces: clauses.map(({ text }) => text),
  }
}

/** `Recruit nurses and train them` goes on about one thing, and `design and build a ward` has one object. */
function startsAnew(piece: string): Verb | null {
  const words = wordsOf(piece)
  const back = /^\S+\s+(it|them|this|these|those|him|her|so|on|up)\b/i.test(piece)
  return words.length > 1 && !back ? leadingVerb(words) : null
}

/** A sentence that takes up a word of the one before tells more of the same. */
function goesOn(before: string, next: string): boolean {
  const stems = (text: string): string[] =>
    wordsOf(text).flatMap((word) => (word.length > 4 ? [word.replace(/(?:es|s|ing|ed)$/, '')] : []))
  const known = new Set(stems(before))
  return stems(next).some((stem) => known.has(stem))
}

/** What follows may hang on one of these words: `a rota that saves time and reduces stress`, `to see and act`. */
const leansOn =
  /\b(to|that|which|who|help|helps|let|lets|make|ensure|enable|allow|how)\b|\b(of|for|with|on|in|at|from|by)$/i

/** `Patients are safe and staff are content`: something is said of two different things. */
function stated(pieces: readonly Piece[]): Several | null {
  // What is longer is a description, in which several things may well be said of one outcome.
  if (pieces.reduce((length, { text }) => length + text.length, 0) > 300) return null
  const statements: string[] = []
  for (const { text } of pieces) {
    const last = statements.length - 1
    const open = last < 0 || isStatement(statements[last] ?? '')
    if (open && (last < 0 || isStatement(text))) statements.push(text)
    else statements[last] = `${statements[last]} and ${text}`
  }
  return statements.length >= 2 && statements.every(isStatement) ? { kind: 'outcomes', pieces: statements } : null
}

const isStatement = (piece: string): boolean =>
  !piece.includes(':') &&
  !/\b(?:that|which|who|where|when|if|what|how|whether|while|as|because)\b/i.test(piece) &&
  /^\S+(?:\s+\S+)*?\s+(?:is|are|have|has|will)\s+\S/iu.test(piece)

const piecesOf = (title: string): Piece[] =>
  title
    .slice(0, 1_000)
    .split(/\n+|;|[.!]\s+(?=\p{Lu})/u)
    .flatMap((sentence) =>
      sentence
        .split(/,\s+and\s+|,\s+|\s+and\s+(?:also\s+|to\s+)?|\s+&\s+|\s+\+\s+/u)
        .map((text) => text.replace(/^\s*(?:[-*•–]|\d+[.)])\s*/u, '').trim())
        .filter((text) => text !== '')
        .map((text, at) => ({ text, fresh: at === 0 })),
    )

/** The words of work in a phrase, where nothing in it says what will be different or how much. */
export function workIn(phrase: string): string | null {
  if (!readsAsEnglish(phrase) || saysHowMuch(phrase) || saysWhatFor.test(phrase)) return null
  const verb = leadingVerb(wordsOf(phrase))
  if (verb) return verb.kind === 'work' ? verb.word : null
  return /^(?:all|every|each|no)\b|^%|\b(?:number|percentage|proportion|share|ratio|rate|count)\b/i.test(phrase)
    ? null
    : (deliveredAtEnd.exec(phrase)?.[1]?.toLowerCase() ?? null)
}

/** `New rota implemented.` */
const deliveredAtEnd =
  /\s(implemented|launched|created|drafted|written|published|released|established|developed|deployed|installed|rolled out)[.!]?$/i

const saysWhatFor =
  /\b(so that|in order to|such that|(?:which|that) (?:means|lets?|allows?|enables?|ensures?|saves?|reduces?)|to (?:reduce|increase|improve|raise|lower|cut|halve|double|grow|achieve|reach|ensure|enable|save|shorten|prevent|eliminate)|ensur(?:e|ing)|mak(?:e|ing) sure|on time|(?:according )?to plan|(?:finish|complete|close) (?:all|every|any)|until|without|fewer|faster|reduces?|reducing)\b/i

/** An area of work rather than an outcome: `Internal services`, `Financial management`. */
export function isAreaOfWork(title: string): boolean {
  if (!readsAsEnglish(title) || saysHowMuch(title)) return false
  const words = wordsOf(title)
  const last = words.at(-1) ?? ''
  if (words.length < 2 || words.length > 4 || !areas.has(last) || leadingVerb(words)) return false
  return !words.some(
    (word) =>
      changed.has(word) ||
      determiner.has(word) ||
      /(?:er|est|ed|able|ible)$/.test(word) ||
      /-\w+ing$/.test(word) ||
      word === 'no' ||
      word === 'not',
  )
}

const areas = new Set(
  (
    'services service management administration operations communications communication policy policies development ' +
    'infrastructure programme programmes program programs planning training research oversight governance reporting ' +
    'marketing sales finance finances procurement logistics maintenance relations affairs resources'
  ).split(' '),
)
const changed = new Set(
  'fewer less more better best safe good excellent strong effective efficient sustainable competitive innovative timely fair seamless quality reliable world-class modern healthy accessible open secure stable'.split(
    ' ',
  ),
)
