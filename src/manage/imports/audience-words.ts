import type { Id } from '../../kernel/ids.ts'
import { type VisibilityWord, visibilityWords } from '../../people/sight/audience.ts'
import type { Directory } from './directory.ts'

/**
 * An audience as one text that says how it was made, so that two can be compared before they exist: `organisation`,
 * `team:<team>`, `line:<person>`, `private:<person>`, `pair:<person>;<person>`, `named:<person>;…`, persons sorted.
 */
export const audienceKey = (word: VisibilityWord, ids: readonly Id[]): string =>
  word === 'organisation' ? word : `${word}:${[...new Set(ids)].sort().join(';')}`

export function audienceParts(key: string): { word: VisibilityWord; ids: Id[] } {
  const [word = 'organisation', ids = ''] = key.split(':')
  return { word: word as VisibilityWord, ids: ids === '' ? [] : ids.split(';') }
}

/**
 * As the column `audience` writes it: organisation | team | team:ID | line | line:ID | private | private:ID | pair:ID |
 * pair:ID;ID | named:ID;ID. Without ids, the goal's own team or owner is meant; a pair or named list holds the owner too.
 */
export function readAudience(
  written: string,
  { owner, team }: { owner: Id | null; team: Id | null },
  persons: Directory,
  teams: Directory,
): { key: string } | { fault: string } {
  const [, word = '', rest = ''] = /^([^:]*):?([\s\S]*)$/.exec(written) ?? []
  const plain = word.trim().toLowerCase() as VisibilityWord
  if (!visibilityWords.includes(plain))
    return { fault: `"${word}" is no audience. Write one of: ${visibilityWords.join(', ')}.` }
  if (plain === 'organisation') return { key: plain }
  const named = rest
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const ids: Id[] = []
  for (const one of named) {
    const found = (plain === 'team' ? teams : persons).find(one)
    if (!found) return { fault: `The audience names ${one}, which is no ${plain === 'team' ? 'team' : 'person'} here.` }
    ids.push(found)
  }
  const own = plain === 'team' ? team : owner
  if ((plain === 'pair' && ids.length < 2) || plain === 'named' || ids.length === 0) {
    if (own !== null) ids.push(own)
    else if (plain !== 'named')
      return {
        fault: `The audience ${plain} needs the goal's ${plain === 'team' ? 'team' : 'owner'}, and it has none.`,
      }
  }
  const count = new Set(ids).size
  if (plain === 'pair' ? count !== 2 : plain === 'named' ? count === 0 : count !== 1)
    return {
      fault: `The audience ${plain} does not name the right number: ${plain === 'pair' ? 'two persons' : 'at least one'}.`,
    }
  return { key: audienceKey(plain, ids) }
}

export function writeAudience(
  key: string,
  { owner, team }: { owner: Id | null; team: Id | null },
  idOf: (id: Id) => string,
): string {
  const { word, ids } = audienceParts(key)
  const own = word === 'team' ? team : owner
  const others = word === 'named' ? ids : ids.filter((id) => id !== own)
  return others.length === 0 ? word : `${word}:${others.map(idOf).sort().join(';')}`
}
