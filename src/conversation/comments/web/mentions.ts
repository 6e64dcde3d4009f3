export interface Named {
  person: string
  name: string
}

/** What is being typed after an @ before the caret, or nothing. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u.exec(text.slice(0, caret))
  if (!found) return null
  const typed = found[1] ?? ''
  return { from: caret - typed.length - 1, typed }
}

/** Whether somebody is meant by what is typed so far: each word of it is in their name or their title. */
export const matches = ({ name, title }: { name: string; title: string }, typed: string): boolean => {
  const about = `${name} ${title}`.toLocaleLowerCase()
  return typed
    .toLocaleLowerCase()
    .split(' ')
    .every((word) => about.includes(word))
}

/** Puts the name in the place of what was typed of it. */
export function mentioned(text: string, caret: number, from: number, name: string): { text: string; caret: number } {
  const before = `${text.slice(0, from)}@${name} `
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length }
}

/** Those who were picked and whose name still stands in the text. */
export const stillMentioned = (text: string, picked: Named[]): string[] => [
  ...new Set(picked.filter(({ name }) => text.includes(`@${name}`)).map(({ person }) => person)),
]

export type Piece = string | Named

/** A text in pieces: words, and persons where an @ and their name stand. */
export function piecesOf(text: string, mentions: Named[]): Piece[] {
  const names = mentions.toSorted((a, b) => b.name.length - a.name.length)
  const pieces: Piece[] = []
  let rest = text
  while (rest) {
    const at = names
      .map((named) => ({ named, place: rest.indexOf(`@${named.name}`) }))
      .filter(({ place }) => place >= 0)
      .toSorted((a, b) => a.place - b.place)[0]
    if (!at) return [...pieces, rest]
    if (at.place > 0) pieces.push(rest.slice(0, at.place))
    pieces.push(at.named)
    rest = rest.slice(at.place + at.named.name.length + 1)
  }
  return pieces
}
