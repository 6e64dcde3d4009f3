import { list } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import type { AudienceSeen, VisibilityWord } from '../audience.ts'

/** Who sees something, as far as it is known by name. */
export interface Seeing {
  word: VisibilityWord
  team?: { name: string } | null
  /** Of a line or a private thing its owner; of a pair the two of them; otherwise those named. */
  persons?: readonly { name: string }[]
}

/** Who sees a thing, in one sentence. */
export function sentenceOf({ word, team, persons = [] }: Seeing): string {
  const names = persons.map(({ name }) => name)
  const [first] = names
  switch (word) {
    case 'organisation':
      return t('Everybody in the organisation sees it.')
    case 'team':
      return team
        ? t('{{team}} and the teams within it see it.', { team: team.name })
        : t('Its team and the teams within it see it.')
    case 'line':
      return first
        ? t('{{name}} and their managers upward see it, whoever they are at the time.', { name: first })
        : t('Its owner and their managers upward see it, whoever they are at the time.')
    case 'pair':
      return names.length === 2
        ? t('Only {{names}} see it, whoever manages whom later.', { names: list(names, locale()) })
        : t('Only its owner and one other person see it.')
    case 'private':
      return first ? t('Only {{name}} sees it.', { name: first }) : t('Only its owner sees it.')
    case 'named':
      return names.length
        ? t('Only these see it: {{names}}.', { names: list(names, locale()) })
        : t('Only those who are named see it.')
  }
}

export const sentenceOfSeen = (seen: AudienceSeen): string => sentenceOf(seen)

/** The word itself, as it is shown. */
export function wordOf(word: VisibilityWord): string {
  const words: Record<VisibilityWord, string> = {
    organisation: t('Organisation'),
    team: t('Team'),
    line: t('Line'),
    pair: t('Pair'),
    private: t('Private'),
    named: t('Named'),
  }
  return words[word]
}
