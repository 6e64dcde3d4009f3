import type { OutputOf } from '../../../kernel/contract.ts'
import { civilDate, number } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import { handedSentence } from '../../accountability/web/handed.ts'
import type { history } from '../contract.ts'
import { type Place, type Quadrant, quadrantOf } from '../grid.ts'
import type { Attitude, PromiseState, Side } from '../stakeholder.ts'

// What stakeholders are called on screen.

const sideWords: Record<Side, () => string> = { inside: () => t('Inside'), outside: () => t('Outside') }
export const sideWord = (side: Side): string => sideWords[side]()

const attitudeWords: Record<Attitude, () => string> = {
  supports: () => t('Supports it'),
  'leans for': () => t('Leans towards it'),
  neutral: () => t('Stands between'),
  'leans against': () => t('Leans against it'),
  opposes: () => t('Opposes it'),
}
export const attitudeWord = (attitude: Attitude): string => attitudeWords[attitude]()

const quadrantWords: Record<Quadrant, () => string> = {
  'work closely': () => t('Work closely with them'),
  'keep satisfied': () => t('Keep them satisfied'),
  'keep informed': () => t('Keep them informed'),
  'keep an eye': () => t('Keep an eye on them'),
}
export const quadrantWord = (quadrant: Quadrant): string => quadrantWords[quadrant]()

const advice: Record<Quadrant, () => string> = {
  'work closely': () =>
    t('They can make or break it, and they care: ask them early, decide with them, and let no promise slip.'),
  'keep satisfied': () =>
    t(
      'They could stop it and look elsewhere: ask little of them, keep what concerns them in order, and never surprise them.',
    ),
  'keep informed': () =>
    t('They care and cannot decide: tell them in time, listen, and they will speak for it where you are not.'),
  'keep an eye': () => t('Little is asked of either side: a word now and then, and a look whether that has changed.'),
}
/** What the quadrant advises, in a sentence. */
export const adviceOf = (place: Place): string => advice[quadrantOf(place)]()

export const stateWord = (state: PromiseState): string =>
  ({ open: () => t('Open'), kept: () => t('Kept'), broken: () => t('Broken') })[state]()

export const dayWord = (on: string): string => civilDate(on, locale())

/** "influence 80, interest 40" */
export const placeWord = ({ influence, interest }: Place): string =>
  t('influence {{influence}}, interest {{interest}}', {
    influence: number(Math.round(influence), locale()),
    interest: number(Math.round(interest), locale()),
  })

const fieldWords: Record<string, () => string> = {
  name: () => t('Name'),
  about: () => t('What to know of them'),
  side: () => t('Inside or outside'),
  person: () => t('Who they are'),
  ofTeam: () => t('Which team they are'),
  speaks: () => t('Who speaks for them'),
  owner: () => t('Looked after by'),
  team: () => t('Team'),
  audience: () => t('Who may see it'),
  rhythm: () => t('Rhythm'),
  nextOn: () => t('Next contact'),
  influence: () => t('Influence'),
  interest: () => t('Interest'),
  text: () => t('Words'),
  dueOn: () => t('By when'),
  word: () => t('Word'),
}
export const fieldWord = (field: string): string => fieldWords[field]?.() ?? field

export type StakeholderPast = OutputOf<typeof history>['events'][number]

interface Told {
  name: string
  date: string
  due: string
  attitude: string
  expectation: string
  promise: string
  word: string
  [other: string]: string
}

const sentences: Record<string, (told: Told) => string> = {
  'stakeholder.added': (told) => t('{{name}} added them.', told),
  'stakeholder.changed': (told) => t('{{name}} changed what is said of them.', told),
  'stakeholder.moved': (told) => t('{{name}} moved them on the grid.', told),
  'stakeholder.judged': (told) =>
    told.attitude
      ? t('{{name}} said how they stand: {{attitude}}.', told)
      : t('{{name}} took back how they stand.', told),
  'stakeholder.archived': (told) => t('{{name}} archived them.', told),
  'stakeholder.restored': (told) => t('{{name}} took them back.', told),
  'stakeholder.contacted': (told) => t('{{name}} added a contact of {{date}}.', told),
  'stakeholder.expected': (told) => t('{{name}} added what they expect: “{{expectation}}”', told),
  'stakeholder.expectation changed': (told) => t('{{name}} changed what they expect: “{{expectation}}”', told),
  'stakeholder.expectation ended': (told) => t('{{name}} said that it is expected no longer: “{{expectation}}”', told),
  'stakeholder.expectation taken up': (told) => t('{{name}} said that it is expected again: “{{expectation}}”', told),
  'stakeholder.promised': (told) => t('{{name}} added a promise for {{due}}: “{{promise}}”', told),
  'stakeholder.promise changed': (told) => t('{{name}} changed a promise or who answers for it.', told),
  'stakeholder.promise moved': (told) => t('{{name}} moved a promise to {{due}}: “{{promise}}” {{word}}', told),
  'stakeholder.promise kept': (told) => t('{{name}} said that a promise was kept: “{{promise}}” {{word}}', told),
  'stakeholder.promise broken': (told) => t('{{name}} said that a promise was broken: “{{promise}}” {{word}}', told),
  'stakeholder.promise reopened': (told) => t('{{name}} said that a promise is open after all: “{{promise}}”', told),
}

/** What happened to a stakeholder, in one sentence. */
export function pastSentence({ happened, by, changes }: StakeholderPast): string {
  const after = (field: string) => changes.find((change) => change.field === field)?.after ?? ''
  const [spokeOn, dueOn, attitude] = [after('spokeOn'), after('dueOn'), after('attitude') as Attitude | '']
  const told = {
    name: by?.name ?? t('Somebody'),
    date: spokeOn && dayWord(spokeOn),
    due: dueOn && dayWord(dueOn),
    attitude: attitude && attitudeWord(attitude),
    expectation: after('expectation'),
    promise: after('promise'),
    word: after('word'),
  }
  return (sentences[happened]?.(told) ?? handedSentence(happened, by) ?? t('{{name}} did something.', told)).trim()
}

const withChanges = ['stakeholder.changed', 'stakeholder.moved', 'stakeholder.judged']

/** "Interest: 40 → 75." of a change; ids of persons and teams say nothing to a reader. */
export function changesSaid({ happened, changes }: StakeholderPast): string {
  if (!withChanges.includes(happened)) return ''
  const said = (field: string, value: string | null) =>
    value === null
      ? t('nothing')
      : field === 'side'
        ? sideWord(value as Side)
        : field === 'nextOn'
          ? dayWord(value)
          : value
  return changes
    .filter(({ field }) => happened !== 'stakeholder.judged' || field === 'word')
    .filter(({ before, after }) => before === null || before !== after)
    .map(({ field, before, after }) =>
      field === 'word'
        ? `“${after ?? ''}”`
        : ['owner', 'team', 'ofTeam', 'person', 'audience'].includes(field)
          ? `${fieldWord(field)}.`
          : `${fieldWord(field)}: ${said(field, before)} → ${said(field, after)}.`,
    )
    .join(' ')
}
