// Long because: boards, dots, merging, pairs and what came of them are one conversation with a page, read as one.
import { z } from 'zod'
import { person, team } from '../../graph/contract.ts'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { audienceInput, audienceSeen } from '../../people/sight/audience.ts'
import { movements, pairings } from './pairing.ts'
import { horizons, linkKinds, mostDots, places, scanKinds, scanVerbs } from './scan.ts'

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((given) => given === 'true')])
const page = (most: number) => ({
  after: id.optional(),
  most: z.coerce.number().int().min(1).max(200).default(most),
})

const scanWords = {
  question: requiredText(300),
  /** What it looks at, and what it leaves out. */
  scope: text(4_000),
  heldOn: day,
  owner: id,
  team: id.nullable(),
  audience: audienceInput,
  /** How many dots each contributor may place. */
  dots: z.int().min(0).max(mostDots),
  lookAgainOn: day.nullable(),
  contributors: z.array(id).max(200),
}

const judged = z.int().min(1).max(5).nullable()
const findingWords = {
  place: z.enum(places),
  text: requiredText(1_000),
  evidence: text(10_000),
  /** A web address where the evidence is. */
  link: text(2_000),
  impact: judged,
  likelihood: judged,
  horizon: z.enum(horizons).nullable(),
  owner: id.nullable(),
  confidence: z.int().min(0).max(10).nullable(),
}

const scanNamed = z.object({ scan: id, question: z.string(), heldOn: day })

export const scanListed = scanNamed.extend({
  kind: z.enum(scanKinds),
  owner: person.nullable(),
  team: team.nullable(),
  lookAgainOn: day.nullable(),
  closedOn: day.nullable(),
  archivedOn: day.nullable(),
  /** Whether another one goes on from it. */
  followed: z.boolean(),
  findings: z.int(),
  /** How many of them never became anything that the viewer sees. */
  unacted: z.int(),
})
export type ScanListed = z.output<typeof scanListed>

export const scanSeen = scanListed.extend({
  scope: z.string(),
  dots: z.int(),
  /** How many of their dots the viewer has placed. */
  placed: z.int(),
  contributors: z.array(person),
  audience: audienceSeen,
  follows: scanNamed.nullable(),
  followedBy: z.array(scanNamed),
  places: z.array(z.object({ place: z.enum(places), findings: z.int(), unacted: z.int() })),
  revision: z.int(),
  abilities: abilities(scanVerbs),
})
export type ScanSeen = z.output<typeof scanSeen>

const linkSeen = z.object({ link: id, kind: z.enum(linkKinds), target: id, title: z.string() })

export const findingListed = z.object({
  finding: id,
  place: z.enum(places),
  text: z.string(),
  evidence: z.string(),
  link: z.string(),
  impact: z.int().nullable(),
  likelihood: z.int().nullable(),
  horizon: z.enum(horizons).nullable(),
  owner: person.nullable(),
  confidence: z.int().nullable(),
  by: person.nullable(),
  at: z.iso.datetime(),
  dots: z.int(),
  /** The viewer's own dots on it. */
  mine: z.int(),
  /** How many others were merged into it. */
  merged: z.int(),
  /** The finding of another scan that flowed in here. */
  flowedFrom: z.object({ finding: id, scan: id, question: z.string() }).nullable(),
  /** Where it flowed to. */
  flowsInto: z.array(z.object({ finding: id, scan: id, question: z.string(), place: z.enum(places) })),
  /** Against the earlier scan; null where this one started from none. */
  movement: z.enum(movements).nullable(),
  was: z
    .object({ place: z.enum(places), text: z.string(), impact: z.int().nullable(), likelihood: z.int().nullable() })
    .nullable(),
  links: z.array(linkSeen),
  /** It, or a move that it is part of, became something. */
  acted: z.boolean(),
  archivedOn: day.nullable(),
  revision: z.int(),
  abilities: abilities(['change']),
})
export type FindingListed = z.output<typeof findingListed>

const moveSeen = z.object({
  move: id,
  /** Null where one of the two was put elsewhere since. */
  pairing: z.enum(pairings).nullable(),
  text: z.string(),
  inside: z.object({ finding: id, text: z.string() }),
  outside: z.object({ finding: id, text: z.string() }),
  by: person.nullable(),
  at: z.iso.datetime(),
  links: z.array(linkSeen),
  revision: z.int(),
})
export type MoveSeen = z.output<typeof moveSeen>

const findingSeen = findingListed.extend({
  mergedHere: z.array(z.object({ finding: id, place: z.enum(places), text: z.string(), by: person.nullable() })),
  moves: z.array(z.object({ move: id, text: z.string() })),
})
export type FindingSeen = z.output<typeof findingSeen>

export const list = operation({
  name: 'scans.list',
  method: 'GET',
  path: '/scans',
  asks: 'viewer',
  input: z.strictObject({ kind: z.enum(scanKinds).optional(), archived: flag.default(false), ...page(50) }),
  output: z.object({ scans: z.array(scanListed), next: id.nullable() }),
  refusals: ['invalid', 'not-found'],
  help: 'Scans, the latest first, a page at a time',
})

export const see = operation({
  name: 'scans.see',
  method: 'GET',
  path: '/scans/{scan}',
  asks: 'viewer',
  input: z.strictObject({ scan: id }),
  output: scanSeen,
  refusals: ['not-found'],
  help: 'One scan: its question, who contributes, and how much was found in each of its places',
})

export const add = operation({
  name: 'scans.add',
  method: 'POST',
  path: '/scans',
  asks: 'viewer',
  input: z.strictObject({
    ...scanWords,
    kind: z.enum(scanKinds),
    scope: scanWords.scope.default(''),
    /** Today where it is left out. */
    heldOn: scanWords.heldOn.optional(),
    /** Oneself where it is left out. */
    owner: scanWords.owner.optional(),
    team: scanWords.team.default(null),
    audience: scanWords.audience.default({ word: 'organisation' }),
    dots: scanWords.dots.default(5),
    lookAgainOn: scanWords.lookAgainOn.default(null),
    contributors: scanWords.contributors.default([]),
  }),
  output: scanSeen,
  refusals: ['invalid', 'not-found', 'forbidden'],
  help: 'Begin a scan: a SWOT or a PESTLE',
})

const oneScan = { scan: id }

export const change = operation({
  name: 'scans.change',
  method: 'PATCH',
  path: '/scans/{scan}',
  asks: 'viewer',
  input: z.strictObject({ ...oneScan, revision: z.int(), ...z.object(scanWords).partial().shape }),
  output: scanSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Change a scan; what is left out stays',
})

const turnOfScan = {
  asks: 'viewer' as const,
  input: z.strictObject(oneScan),
  output: scanSeen,
  refusals: ['not-found', 'forbidden', 'conflict'] as const,
}

export const close = operation({
  name: 'scans.close',
  method: 'POST',
  path: '/scans/{scan}/closing',
  ...turnOfScan,
  help: 'Close a scan: findings and dots stay as they are from then on',
})

export const reopen = operation({
  name: 'scans.reopen',
  method: 'DELETE',
  path: '/scans/{scan}/closing',
  ...turnOfScan,
  help: 'Open a closed scan again',
})

export const archive = operation({
  name: 'scans.archive',
  method: 'POST',
  path: '/scans/{scan}/archiving',
  ...turnOfScan,
  help: 'Archive a scan: it is kept, and out of the way',
})

export const restore = operation({
  name: 'scans.restore',
  method: 'DELETE',
  path: '/scans/{scan}/archiving',
  ...turnOfScan,
  help: 'Take an archived scan up again',
})

export const repeat = operation({
  name: 'scans.repeat',
  method: 'POST',
  path: '/scans/{scan}/repetition',
  asks: 'viewer',
  input: z.strictObject({ ...oneScan, heldOn: day.optional(), question: requiredText(300).optional() }),
  output: scanSeen,
  refusals: ['invalid', 'not-found', 'forbidden'],
  help: 'Begin the next scan from this one: its findings come along, its dots and links stay behind',
})

export const sorts = ['dots', 'weight', 'newest'] as const

export const findings = operation({
  name: 'scans.findings',
  method: 'GET',
  path: '/scans/{scan}/findings',
  asks: 'viewer',
  input: z.strictObject({
    ...oneScan,
    place: z.enum(places).optional(),
    /** Words of the finding or of its evidence. */
    text: text(200).optional(),
    owner: id.optional(),
    /** Only those that became something, or only those that did not. */
    acted: flag.optional(),
    /** Those that were struck out. */
    archived: flag.default(false),
    sort: z.enum(sorts).default('dots'),
    ...page(30),
  }),
  output: z.object({ findings: z.array(findingListed), next: id.nullable() }),
  refusals: ['invalid', 'not-found'],
  help: 'What was found, a page at a time: by place, words, owner and whether it was acted on',
})

const oneFinding = { ...oneScan, finding: id }

export const finding = operation({
  name: 'scans.finding',
  method: 'GET',
  path: '/scans/{scan}/findings/{finding}',
  asks: 'viewer',
  input: z.strictObject(oneFinding),
  output: findingSeen,
  refusals: ['not-found'],
  help: 'One finding: its evidence, what was merged into it, and what it became',
})

export const addFinding = operation({
  name: 'scans.add-finding',
  method: 'POST',
  path: '/scans/{scan}/findings',
  asks: 'viewer',
  input: z.strictObject({
    ...oneScan,
    ...findingWords,
    evidence: findingWords.evidence.default(''),
    link: findingWords.link.default(''),
    impact: judged.default(null),
    likelihood: judged.default(null),
    horizon: findingWords.horizon.default(null),
    owner: findingWords.owner.default(null),
    confidence: findingWords.confidence.default(null),
  }),
  output: findingSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Add a finding to a quadrant or a factor',
})

export const changeFinding = operation({
  name: 'scans.change-finding',
  method: 'PATCH',
  path: '/scans/{scan}/findings/{finding}',
  asks: 'viewer',
  input: z.strictObject({ ...oneFinding, revision: z.int(), ...z.object(findingWords).partial().shape }),
  output: findingSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Change a finding, or move it to another place; what is left out stays',
})

const turnOfFinding = {
  asks: 'viewer' as const,
  input: z.strictObject(oneFinding),
  output: findingSeen,
  refusals: ['not-found', 'forbidden', 'conflict'] as const,
}

export const strike = operation({
  name: 'scans.strike',
  method: 'POST',
  path: '/scans/{scan}/findings/{finding}/striking',
  ...turnOfFinding,
  help: 'Strike a finding out; it is kept, and counts no longer',
})

export const unstrike = operation({
  name: 'scans.unstrike',
  method: 'DELETE',
  path: '/scans/{scan}/findings/{finding}/striking',
  ...turnOfFinding,
  help: 'Let a finding that was struck out count again',
})

export const separate = operation({
  name: 'scans.separate',
  method: 'DELETE',
  path: '/scans/{scan}/findings/{finding}/merging',
  ...turnOfFinding,
  help: 'Separate a finding from the one it was merged into',
})

export const merge = operation({
  name: 'scans.merge',
  method: 'POST',
  path: '/scans/{scan}/findings/{finding}/merging',
  asks: 'viewer',
  input: z.strictObject({ ...oneFinding, into: id }),
  output: findingSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Merge a finding into another one, which counts its dots from then on',
})

export const placeDots = operation({
  name: 'scans.place-dots',
  method: 'PUT',
  path: '/scans/{scan}/findings/{finding}/dots',
  asks: 'viewer',
  input: z.strictObject({ ...oneFinding, dots: z.int().min(0).max(mostDots) }),
  output: z.object({ finding: id, dots: z.int(), mine: z.int(), placed: z.int() }),
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Say how many of one’s dots lie on a finding',
})

export const bringIn = operation({
  name: 'scans.bring-in',
  method: 'POST',
  path: '/scans/{scan}/inflow',
  asks: 'viewer',
  input: z.strictObject({ ...oneScan, finding: id, place: z.enum(['opportunity', 'threat']) }),
  output: findingSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Let a finding of a PESTLE flow into a SWOT, as an opportunity or a threat',
})

export const pairs = operation({
  name: 'scans.pairs',
  method: 'GET',
  path: '/scans/{scan}/pairs',
  asks: 'viewer',
  input: z.strictObject(oneScan),
  output: z.object({
    proposed: z.array(
      z.object({
        pairing: z.enum(pairings),
        inside: z.object({ finding: id, text: z.string() }),
        outside: z.object({ finding: id, text: z.string() }),
      }),
    ),
  }),
  refusals: ['not-found'],
  help: 'Pairs of a SWOT that ask for a move: the heaviest of inside and outside that no move joins yet',
})

export const moves = operation({
  name: 'scans.moves',
  method: 'GET',
  path: '/scans/{scan}/moves',
  asks: 'viewer',
  input: z.strictObject({ ...oneScan, ...page(50) }),
  output: z.object({ moves: z.array(moveSeen), next: id.nullable() }),
  refusals: ['not-found'],
  help: 'Moves that pairs of a SWOT suggested, the latest first',
})

export const addMove = operation({
  name: 'scans.add-move',
  method: 'POST',
  path: '/scans/{scan}/moves',
  asks: 'viewer',
  input: z.strictObject({ ...oneScan, inside: id, outside: id, text: requiredText(1_000) }),
  output: moveSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Write the move that a pair suggests: a strength or a weakness with an opportunity or a threat',
})

const oneMove = { ...oneScan, move: id }

export const changeMove = operation({
  name: 'scans.change-move',
  method: 'PATCH',
  path: '/scans/{scan}/moves/{move}',
  asks: 'viewer',
  input: z.strictObject({ ...oneMove, revision: z.int(), text: requiredText(1_000) }),
  output: moveSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Write a move anew',
})

export const dropMove = operation({
  name: 'scans.drop-move',
  method: 'POST',
  path: '/scans/{scan}/moves/{move}/archiving',
  asks: 'viewer',
  input: z.strictObject(oneMove),
  output: z.object({ move: id }),
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Let go of a move; what it became stays',
})

const of = { finding: id.optional(), move: id.optional() }

export const becomeGoal = operation({
  name: 'scans.become-goal',
  method: 'POST',
  path: '/scans/{scan}/goals',
  asks: 'viewer',
  input: z.strictObject({
    ...oneScan,
    /** Either of the two. */
    ...of,
    title: requiredText(300),
    why: text(10_000).default(''),
    owner: id.optional(),
    due: day.nullable().default(null),
    /** The scan's own where it is left out. */
    audience: audienceInput.optional(),
  }),
  output: linkSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Write a goal from a finding or a move, in one step; the two stay linked',
})

export const link = operation({
  name: 'scans.link',
  method: 'POST',
  path: '/scans/{scan}/links',
  asks: 'viewer',
  input: z.strictObject({ ...oneScan, ...of, kind: z.enum(linkKinds), target: id }),
  output: linkSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Link a finding or a move to what it became',
})

export const unlink = operation({
  name: 'scans.unlink',
  method: 'DELETE',
  path: '/scans/{scan}/links/{link}',
  asks: 'viewer',
  input: z.strictObject({ ...oneScan, link: id }),
  output: z.object({ link: id }),
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Take a link back; what it led to stays',
})

export const origins = operation({
  name: 'scans.origins',
  method: 'GET',
  path: '/goals/{goal}/findings',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: z.object({
    origins: z.array(
      z.object({
        link: id,
        scan: id,
        question: z.string(),
        kind: z.enum(scanKinds),
        finding: id.nullable(),
        text: z.string(),
      }),
    ),
  }),
  refusals: ['not-found'],
  help: 'The findings and moves that became a goal',
})

export const movement = operation({
  name: 'scans.movement',
  method: 'GET',
  path: '/scans/{scan}/movement',
  asks: 'viewer',
  input: z.strictObject(oneScan),
  output: z.object({
    since: scanNamed.nullable(),
    counts: z.record(z.enum(movements), z.int()),
    /** What moved or weighs otherwise, the greatest change first, as many as 200. */
    changed: z.array(
      z.object({
        finding: id,
        text: z.string(),
        movement: z.enum(movements),
        from: z.enum(places),
        to: z.enum(places),
        was: z.int(),
        is: z.int(),
      }),
    ),
    /** What the earlier scan had and this one has no longer, as many as 200. */
    gone: z.array(z.object({ finding: id, place: z.enum(places), text: z.string() })),
    goneCount: z.int(),
    /** What the earlier scan found and nobody acted on until today. */
    unacted: z.int(),
  }),
  refusals: ['not-found'],
  help: 'What moved since the scan that this one started from',
})

export const history = operation({
  name: 'scans.history',
  method: 'GET',
  path: '/scans/{scan}/history',
  asks: 'viewer',
  /** Of one finding, or of the scan itself. */
  input: z.strictObject({ ...oneScan, finding: id.optional(), after: id.optional() }),
  output: z.object({
    events: z.array(
      z.object({
        event: id,
        at: z.iso.datetime(),
        by: person.nullable(),
        happened: z.string(),
        changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      }),
    ),
    next: id.nullable(),
  }),
  refusals: ['not-found'],
  help: 'What happened to a scan or to one of its findings, newest first',
})

export const contract = [
  list,
  see,
  add,
  change,
  close,
  reopen,
  archive,
  restore,
  repeat,
  findings,
  finding,
  addFinding,
  changeFinding,
  strike,
  unstrike,
  merge,
  separate,
  placeDots,
  bringIn,
  pairs,
  moves,
  addMove,
  changeMove,
  dropMove,
  becomeGoal,
  link,
  unlink,
  origins,
  movement,
  history,
]
