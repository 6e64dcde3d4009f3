import type { SheetKind } from './mapping.ts'
import { type FileKind, kinds } from './table.ts'

/** By the end of its name: `people.csv`, `2026 people.csv`, `People (1).xlsx`; a sheet by its own name. */
export const kindByName = (name: string): FileKind | undefined => {
  const plain = name
    .replace(/^.* › /, '')
    .toLowerCase()
    .replace(/\.(csv|tsv|txt|xlsx|json)$/, '')
    .replace(/\s*\(\d+\)$/, '')
    .replace(/[\s_]+/g, '-')
  return kinds.findLast((kind) => plain === kind || plain.endsWith(`-${kind}`))
}

export const kindSays: Record<SheetKind, string> = {
  goals: 'Goals and measures',
  people: 'People',
  teams: 'Teams',
  indicators: 'Indicators',
  readings: 'Readings of indicators',
  'check-ins': 'Check-ins',
  closings: 'Closings',
  direction: 'Direction',
  settings: 'Settings',
  scans: 'Scans',
  findings: 'Findings of scans',
  dots: 'Dots on findings',
  moves: 'Moves of scans',
  outcomes: 'What findings became',
  signals: 'Signals',
  sightings: 'Sightings of signals',
  strategies: 'Versions of the strategy',
  choices: 'Choices of the strategy',
  priorities: 'Priorities',
  allotments: 'Allotments to priorities',
  used: 'What was used',
  stakeholders: 'Stakeholders',
  expectations: 'What stakeholders expect',
  promises: 'Promises to stakeholders',
  contacts: 'Contacts with stakeholders',
  changes: 'Changes',
  briefings: 'Briefings',
  decisions: 'Decisions',
  cycles: 'Cycles',
  'carry-overs': 'What was decided at the end of cycles',
  comments: 'Comments',
  reactions: 'Reactions',
  acknowledgements: 'Acknowledgements',
  followers: 'Followers',
  views: 'Saved views',
  addresses: 'Allowed addresses',
  gauges: 'What is read by itself',
  owners: 'Owners of the past',
  links: 'Links of the past',
  memberships: 'Memberships of the past',
  managers: 'Managers of the past',
  directions: 'Versions of the direction',
  history: 'History',
  nothing: 'Leave it out',
}
