import type { OutputOf } from '../../../kernel/contract.ts'
import { t } from '../../../web/words.ts'
import type { list } from '../contract.ts'
import type { FileKind } from '../table.ts'

export type Run = OutputOf<typeof list>['runs'][number]

// What the import calls its files and counts on screen.

export function kindWord(kind: FileKind): string {
  const words: Record<FileKind, string> = {
    direction: t('Direction'),
    people: t('People'),
    teams: t('Teams'),
    goals: t('Goals and measures'),
    indicators: t('Indicators'),
    readings: t('Readings of indicators'),
    'check-ins': t('Check-ins'),
    closings: t('Closings'),
    settings: t('Settings'),
    scans: t('Scans'),
    findings: t('Findings of scans'),
    dots: t('Dots on findings'),
    moves: t('Moves of scans'),
    outcomes: t('What findings became'),
    signals: t('Signals'),
    sightings: t('Sightings of signals'),
    strategies: t('Versions of the strategy'),
    choices: t('Choices of the strategy'),
    priorities: t('Priorities'),
    allotments: t('Allotments to priorities'),
    used: t('What was used'),
    stakeholders: t('Stakeholders'),
    expectations: t('What stakeholders expect'),
    promises: t('Promises to stakeholders'),
    contacts: t('Contacts with stakeholders'),
    changes: t('Changes'),
    briefings: t('Briefings'),
    decisions: t('Decisions'),
    cycles: t('Cycles'),
    'carry-overs': t('What was decided at the end of cycles'),
    comments: t('Comments'),
    reactions: t('Reactions'),
    acknowledgements: t('Acknowledgements'),
    followers: t('Followers'),
    views: t('Saved views'),
    addresses: t('Allowed addresses'),
    gauges: t('What is read by itself'),
    owners: t('Owners, also of the past'),
    links: t('Links, also of the past'),
    memberships: t('Memberships, also of the past'),
    managers: t('Managers, also of the past'),
    directions: t('Versions of the direction'),
    history: t('History'),
  }
  return words[kind]
}

export const fileOf = (kind: FileKind): string => `${kind}.csv`

export interface Count {
  new: number
  changed: number
  unchanged: number
  refused: number
  warned: number
}

export const isEmpty = (count: Count | undefined): boolean =>
  !count || count.new + count.changed + count.unchanged + count.refused + count.warned === 0
