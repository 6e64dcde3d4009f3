import type { AudienceSeen } from '../../../people/sight/audience.ts'
import { list } from '../../../ui/format.ts'
import type { Paths } from '../../../web/paths.ts'
import { locale, t } from '../../../web/words.ts'
import type { OwnedKind } from '../accountability.ts'

// What somebody answers for, and how it changed hands, in words.

const kindWords: Record<OwnedKind, [one: () => string, many: () => string]> = {
  priority: [() => t('Priority'), () => t('Priorities')],
  goal: [() => t('Goal'), () => t('Goals')],
  decision: [() => t('Decision'), () => t('Questions to decide')],
  change: [() => t('Change'), () => t('Changes')],
  briefing: [() => t('Briefing'), () => t('Briefings')],
  stakeholder: [() => t('Stakeholder'), () => t('Stakeholders to look after')],
  promise: [() => t('Promise'), () => t('Promises')],
  signal: [() => t('Signal'), () => t('Signals to watch')],
  scan: [() => t('Scan'), () => t('Scans')],
  indicator: [() => t('Indicator'), () => t('Indicators')],
}
export const kindWord = (kind: OwnedKind): string => kindWords[kind][0]()
export const kindsWord = (kind: OwnedKind): string => kindWords[kind][1]()

const places: Record<OwnedKind, (paths: Paths, subject: string) => string> = {
  priority: (paths) => paths.strategy,
  goal: (paths, subject) => paths.goal(subject),
  decision: (paths, subject) => paths.decision(subject),
  change: (paths, subject) => paths.change(subject),
  briefing: (paths, subject) => paths.briefing(subject),
  stakeholder: (paths, subject) => paths.stakeholder(subject),
  promise: (paths, subject) => paths.stakeholder(subject),
  signal: (paths, subject) => paths.signal(subject),
  scan: (paths, subject) => paths.scan(subject),
  indicator: (paths, subject) => paths.indicator(subject),
}
/** `at` is whose page has it. */
export const pathOf = (paths: Paths, kind: OwnedKind, at: string): string => places[kind](paths, at)

/** Who could see a thing in a time that may be over. */
export function couldSee({ word, team, persons }: AudienceSeen): string {
  const names = list(
    persons.map(({ name }) => name),
    locale(),
  )
  switch (word) {
    case 'organisation':
      return t('Everybody in the organisation could see it.')
    case 'team':
      return t('{{team}} and the teams within it could see it.', { team: team?.name ?? t('Its team') })
    case 'line':
      return t('{{name}} and their managers upward could see it.', { name: names })
    case 'private':
      return t('Only {{name}} could see it.', { name: names })
    default:
      return t('Only these could see it: {{names}}.', { names })
  }
}
