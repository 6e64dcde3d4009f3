import type { OutputOf } from '../../../kernel/contract.ts'
import { t } from '../../../web/words.ts'
import { handedSentence } from '../../accountability/web/handed.ts'
import type { FindingListed, history } from '../contract.ts'
import type { Movement, Pairing } from '../pairing.ts'
import type { Horizon, Place, ScanKind } from '../scan.ts'

// What scans and their findings are called on screen.

const kindWords: Record<ScanKind, () => string> = { swot: () => t('SWOT'), pestle: () => t('PESTLE') }
export const kindWord = (kind: ScanKind): string => kindWords[kind]()

const placeWords: Record<Place, () => string> = {
  strength: () => t('Strengths'),
  weakness: () => t('Weaknesses'),
  opportunity: () => t('Opportunities'),
  threat: () => t('Threats'),
  political: () => t('Political'),
  economic: () => t('Economic'),
  social: () => t('Social'),
  technological: () => t('Technological'),
  legal: () => t('Legal'),
  environmental: () => t('Environmental'),
}
export const placeWord = (place: Place): string => placeWords[place]()

const placeAsks: Record<Place, () => string> = {
  strength: () => t('Inside: what do we do well, that others do not?'),
  weakness: () => t('Inside: what holds us back, and would be seen from outside?'),
  opportunity: () => t('Outside: what is opening that we could use?'),
  threat: () => t('Outside: what could go against us?'),
  political: () => t('Government, funding, policy.'),
  economic: () => t('Money, prices, the labour market.'),
  social: () => t('People, how they live, what they expect.'),
  technological: () => t('What becomes possible, and for whom.'),
  legal: () => t('Laws, duties, courts.'),
  environmental: () => t('Climate, energy, land and air.'),
}
export const placeAsk = (place: Place): string => placeAsks[place]()

const horizonWords: Record<Horizon, () => string> = {
  now: () => t('Now'),
  year: () => t('Within a year'),
  'three years': () => t('Within three years'),
  later: () => t('Later'),
}
export const horizonWord = (horizon: Horizon): string => horizonWords[horizon]()

const pairingWords: Record<Pairing, () => string> = {
  use: () => t('Use a strength to take an opportunity'),
  defend: () => t('Use a strength against a threat'),
  mend: () => t('Mend a weakness to take an opportunity'),
  avoid: () => t('Mend a weakness before a threat meets it'),
}
export const pairingWord = (pairing: Pairing | null): string =>
  pairing ? pairingWords[pairing]() : t('Its findings were put elsewhere since')

/** A first wording of the move that a pair suggests. */
export function moveWords(pairing: Pairing, inside: string, outside: string): string {
  const said = { inside: bare(inside), outside: bare(outside) }
  if (pairing === 'use') return t('Use “{{inside}}” to take “{{outside}}”', said)
  if (pairing === 'defend') return t('Use “{{inside}}” against “{{outside}}”', said)
  if (pairing === 'mend') return t('Mend “{{inside}}” to take “{{outside}}”', said)
  return t('Mend “{{inside}}” before “{{outside}}” meets it', said)
}
const bare = (text: string): string => text.slice(0, 400).replace(/[.。]\s*$/, '')

/** How it stands to the earlier scan; nothing where it is the same. */
export function movementWord({ movement, was }: Pick<FindingListed, 'movement' | 'was'>): string | null {
  const words: Record<Movement, () => string | null> = {
    new: () => t('New'),
    moved: () => (was ? t('Was among: {{place}}', { place: placeWord(was.place) }) : null),
    rose: () => t('Weighs more'),
    fell: () => t('Weighs less'),
    same: () => null,
  }
  return movement && words[movement]()
}

/** "Impact 4 of 5 · likelihood 3 of 5 · within a year"; empty where nothing was judged. */
export const judgedWords = ({
  impact,
  likelihood,
  horizon,
  confidence,
}: Pick<FindingListed, 'impact' | 'likelihood' | 'horizon' | 'confidence'>): string =>
  [
    impact !== null && t('Impact {{count}} of 5', { count: impact, one: 'Impact 1 of 5' }),
    likelihood !== null && t('Likelihood {{count}} of 5', { count: likelihood, one: 'Likelihood 1 of 5' }),
    horizon && horizonWord(horizon),
    confidence !== null && t('Confidence {{count}} of 10', { count: confidence, one: 'Confidence 1 of 10' }),
  ]
    .filter(Boolean)
    .join(' · ')

export type ScanPast = OutputOf<typeof history>['events'][number]

const fieldWords: Record<string, () => string> = {
  question: () => t('Question'),
  scope: () => t('Scope'),
  heldOn: () => t('Held on'),
  lookAgainOn: () => t('Look again on'),
  dots: () => t('Dots'),
  owner: () => t('Owner'),
  team: () => t('Team'),
  audience: () => t('Who may see it'),
  place: () => t('Where it belongs'),
  text: () => t('Finding'),
  evidence: () => t('Evidence'),
  link: () => t('Address of the evidence'),
  impact: () => t('Impact'),
  likelihood: () => t('Likelihood'),
  horizon: () => t('Horizon'),
  confidence: () => t('Confidence'),
}
export const fieldWord = (field: string): string => fieldWords[field]?.() ?? field

/** What happened, in one sentence. */
export function pastSentence({ happened, by, changes }: ScanPast): string {
  const of = (field: string) => changes.find((each) => each.field === field)?.after ?? ''
  const was = (field: string) => changes.find((each) => each.field === field)?.before ?? ''
  const told = {
    name: by?.name ?? t('Somebody'),
    text: of('text'),
    question: of('question'),
    from: of('from'),
    into: of('into'),
    dots: of('dots'),
    before: was('dots'),
  }
  const sentences: Record<string, () => string> = {
    'scan.begun': () => t('{{name}} began the scan.', told),
    'scan.begun from': () => t('{{name}} began it from “{{from}}”.', told),
    'scan.followed': () => t('{{name}} began the next scan from it: “{{question}}”.', told),
    'scan.closed': () => t('{{name}} closed the scan.', told),
    'scan.reopened': () => t('{{name}} opened it again.', told),
    'scan.archived': () => t('{{name}} archived it.', told),
    'scan.restored': () => t('{{name}} took it up again.', told),
    'move.written': () => t('{{name}} wrote a move: “{{text}}”.', told),
    'move.changed': () => t('{{name}} wrote a move anew: “{{text}}”.', told),
    'move.let go': () => t('{{name}} let go of the move “{{text}}”.', told),
    'finding.added': () => t('{{name}} added it.', told),
    'finding.struck out': () => t('{{name}} struck it out.', told),
    'finding.taken up again': () => t('{{name}} took it up again.', told),
    'finding.merged': () => t('{{name}} merged it into “{{into}}”.', told),
    'finding.took in': () => t('{{name}} merged “{{text}}” into it.', told),
    'finding.separated': () => t('{{name}} separated it again.', told),
    'finding.let go': () => t('{{name}} separated “{{text}}” from it.', told),
    'finding.dotted': () => t('{{name}} placed {{dots}} dots on it, {{before}} before.', told),
    'finding.flowed in': () => t('{{name}} brought it in from a PESTLE.', told),
    'finding.flowed on': () => t('{{name}} let it flow into a SWOT.', told),
    'finding.acted on': () => t('{{name}} linked it to what it became.', told),
    'finding.unlinked': () => t('{{name}} took a link back.', told),
  }
  return sentences[happened]?.() ?? handedSentence(happened, by) ?? t('{{name}} changed it.', told)
}
