import { civilDate, list } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import type { Concern, LinkKind, Mark, Reach, State } from '../briefing.ts'
import type { BriefingListed, BriefingSeen } from '../contract.ts'

// What briefings are called on screen.

const markWords: Record<Mark, () => string> = {
  understood: () => t('Understood'),
  question: () => t('Question'),
  concern: () => t('Concern'),
}
export const markWord = (mark: Mark): string => markWords[mark]()

const concernWords: Record<Concern, () => string> = {
  'to pass on': () => t('Pass it on'),
  'to answer': () => t('Answer what was asked'),
  'to look again': () => t('Look at what came of it'),
}
export const concernWord = (concern: Concern): string => concernWords[concern]()

const reachWords: Record<Reach, () => string> = {
  organisation: () => t('Everybody'),
  teams: () => t('Teams'),
  below: () => t('One person’s line'),
}
export const reachWord = (reach: Reach): string => reachWords[reach]()

const stateWords: Record<State, () => string> = {
  draft: () => t('Draft'),
  'under way': () => t('Under way'),
  ended: () => t('Ended'),
}
export const stateWord = (state: State): string => stateWords[state]()

const linkWords: Record<LinkKind, () => string> = {
  goal: () => t('Goal'),
  decision: () => t('Decision'),
  change: () => t('Change'),
}
export const linkWord = (kind: LinkKind): string => linkWords[kind]()

/** "to everybody", "to Wards and Theatres", "to Tom Birch and everybody below them". */
export function goesTo({ reach, teams, below }: Pick<BriefingSeen, 'reach' | 'teams' | 'below'>): string {
  if (reach === 'teams')
    return t('to {{teams}}', {
      teams: list(
        teams.map(({ name }) => name),
        locale(),
      ),
    })
  return reach === 'below'
    ? t('to {{name}} and everybody below them', { name: below?.name ?? t('somebody') })
    : t('to everybody')
}

export const passAfterSaid = (days: number | null): string =>
  days === null
    ? t('It waits for each manager until they pass it on.')
    : t('Past a manager it goes by itself after {{count}} days.', {
        count: days,
        one: 'Past a manager it goes by itself after one day.',
      })

/** What matters now to whoever looks at the list. */
export function nowSaid(row: BriefingListed): string {
  if (row.state === 'draft') return t('Draft')
  if (row.toPassOn) return t('Pass it on')
  if (row.mark) return markWord(row.mark)
  if (row.arrivedOn && row.state === 'under way') return t('Not answered yet')
  return stateWord(row.state)
}

export const dayOf = ({ sentOn }: Pick<BriefingListed, 'sentOn'>): string =>
  sentOn ? civilDate(sentOn, locale()) : t('not sent')
