import { mayEdit, type Relation } from '../../graph/node.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Fault } from '../../kernel/refusal.ts'
import { type Abilities, type Ability, may, mayIf, mayNot } from '../../kernel/viewer.ts'

/**
 * A scan looks at where the organisation stands, with others: a SWOT asks what is strong and weak inside, and what opens
 * and threatens outside; a PESTLE goes through six factors outside. Its entries are findings.
 */
export const scanKinds = ['swot', 'pestle'] as const
export type ScanKind = (typeof scanKinds)[number]

/** The quadrants of a SWOT, and the factors of a PESTLE. */
export const quadrants = ['strength', 'weakness', 'opportunity', 'threat'] as const
export const factors = ['political', 'economic', 'social', 'technological', 'legal', 'environmental'] as const
export const places = [...quadrants, ...factors] as const
export type Place = (typeof places)[number]
export const placesOf = (kind: ScanKind): readonly Place[] => (kind === 'swot' ? quadrants : factors)

/** When a finding is expected to matter. */
export const horizons = ['now', 'year', 'three years', 'later'] as const
export type Horizon = (typeof horizons)[number]

/** What a finding or a move can become. Only what lies in the graph can be linked so far. */
export const linkKinds = ['goal', 'priority', 'signal', 'decision'] as const
export type LinkKind = (typeof linkKinds)[number]

export const mostDots = 50

export const datesFault = (heldOn: Day, lookAgainOn: Day | null): Fault | null =>
  lookAgainOn !== null && lookAgainOn <= heldOn
    ? { at: 'lookAgainOn', sentence: 'The day to look again lies before the scan. Choose a later one.' }
    : null

export const placeFault = (kind: ScanKind, place: Place): Fault | null =>
  placesOf(kind).includes(place)
    ? null
    : { at: 'place', sentence: `A ${kind === 'swot' ? 'SWOT' : 'PESTLE'} has no such place. Choose one of its own.` }

/** Only web addresses are followed from a page. */
export const linkFault = (link: string): Fault | null => {
  if (link === '') return null
  const read = URL.parse(link)
  return read && ['http:', 'https:'].includes(read.protocol)
    ? null
    : { at: 'link', sentence: 'This is no web address. Begin it with https://.' }
}

export const dotsFault = (mine: number, others: number, most: number): Fault | null =>
  mine + others > most
    ? {
        at: 'dots',
        sentence: `You have ${most} dots on this scan, of which ${others} lie elsewhere. Take one back first.`,
      }
    : null

/** How a viewer stands to a scan. */
export interface ScanRelation extends Relation {
  contributes: boolean
}

export const scanVerbs = [
  'edit',
  'contribute',
  'act',
  'arrange',
  'close',
  'reopen',
  'archive',
  'restore',
  'repeat',
] as const
export type ScanVerb = (typeof scanVerbs)[number]

/**
 * The owner keeps the scan, and their managers and the team’s lead may in their place. Who contributes adds findings,
 * merges them and places dots until it closes, and turns what was found into goals afterwards too.
 */
export function scanAbilities(
  { closed, archived }: { closed: boolean; archived: boolean },
  relation: ScanRelation,
): Abilities<ScanVerb> {
  const edit = mayEdit(relation)
  const part: Ability = mayIf(
    edit.allowed || relation.contributes,
    'Only its contributors and its owner may do this. Ask its owner to add you.',
  )
  const kept: Ability = archived ? mayNot('This scan is archived. Restore it first.') : may
  const open: Ability = closed ? mayNot('This scan is closed. Reopen it first.') : may
  const first = (...each: Ability[]): Ability => each.find((ability) => !ability.allowed) ?? may
  return {
    edit: first(edit, kept),
    contribute: first(part, kept, open),
    act: first(part, kept),
    arrange: first(edit, kept, open),
    close: first(edit, kept, closed ? mayNot('It is closed already.') : may),
    reopen: first(edit, kept, closed ? may : mayNot('It is not closed.')),
    archive: first(edit, archived ? mayNot('It is archived already.') : may),
    restore: first(edit, archived ? may : mayNot('It is not archived.')),
    repeat: edit,
  }
}

/** Whoever wrote a finding, whoever owns it, and whoever keeps the scan may change it. */
export const mayChange = (finding: { by: string | null; owner: string | null }, viewer: string, arrange: Ability) =>
  finding.by === viewer || finding.owner === viewer ? may : arrange
