// Long because: a scan, its findings and its moves are kept together, and each answer is a few lines.
import type { ParsedInputOf } from '../../kernel/contract.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { changedMeanwhile, forbidden, invalid, Refusal } from '../../kernel/refusal.ts'
import type { AudienceInput, AudienceSeen } from '../../people/sight/audience.ts'
import { audienceFor, audiencesSeen } from '../../people/sight/store.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import * as contract from './contract.ts'
import * as findings from './finding-rows.ts'
import * as moves from './move-rows.ts'
import { movementOf, movements, pairingOf, proposals, weightOf } from './pairing.ts'
import { datesFault, dotsFault, type LinkKind, linkFault, mayChange, placeFault } from './scan.ts'
import {
  abilitiesOf,
  differing,
  findingSeen,
  refuseStrangers,
  refuseUnseeing,
  scanFor,
  scanSeen,
  told,
} from './seeing.ts'
import * as store from './store.ts'

export interface ScansNeed {
  /** Writes a goal as its own slice does, and answers its node. */
  writeGoal(
    asking: ViewerAsking,
    goal: { title: string; why: string; owner: Id; due: string | null; team: Id | null; audience: AudienceInput },
  ): Promise<Id>
}

const list = answer(contract.list, async ({ after, most, ...wanted }, { tx, viewer }) => {
  const from = after ? await store.scanRow(tx, viewer, after) : undefined
  const rows = await store.scanRows(tx, viewer.org, { ...wanted, after: from, most })
  const page = rows.slice(0, most)
  const counts = await store.counted(
    tx,
    viewer.org,
    page.map(({ scan }) => scan),
  )
  return {
    scans: page.map((row) =>
      store.listed(
        row,
        counts.filter(({ scan }) => scan === row.scan),
      ),
    ),
    next: rows.length > most ? (page.at(-1)?.scan ?? null) : null,
  }
})

const see = answer(contract.see, ({ scan }, asking) => scanSeen(asking, scan))

const add = answer(contract.add, async ({ audience: chosen, contributors, kind, ...given }, asking) => {
  const { tx, viewer } = asking
  const owner = given.owner ?? viewer.person
  const heldOn = given.heldOn ?? asking.today
  const fault = datesFault(heldOn, given.lookAgainOn)
  if (fault) throw invalid(fault.at, fault.sentence)
  await refuseStrangers(asking, owner, given.team)
  const audience = await audienceFor(tx, viewer, chosen, { owner, team: given.team })
  await refuseUnseeing(asking, audience, 'contributors', contributors)
  const scan = newId()
  await store.insertScan(tx, viewer.org, { ...given, scan, kind, owner, heldOn, audience, follows: null })
  await store.setContributors(tx, viewer.org, scan, audience, contributors)
  await told(asking, scan, audience, 'scan.begun', { question: given.question, kind })
  return scanSeen(asking, scan)
})

const change = answer(contract.change, async ({ scan, revision, audience: chosen, contributors, ...given }, asking) => {
  const { tx, viewer } = asking
  const row = await scanFor(asking, scan, 'edit')
  const { question, scope, owner, team, dots, audience } = row
  const before = { question, scope, heldOn: row.held_on, owner, team, dots, lookAgainOn: row.look_again_on, audience }
  const after = { ...before, ...given }
  if (revision !== row.revision) throw changedMeanwhile(given, before)
  const fault = datesFault(after.heldOn, after.lookAgainOn)
  if (fault) throw invalid(fault.at, fault.sentence)
  await refuseStrangers(asking, given.owner ?? null, given.team ?? null)
  if (chosen) after.audience = await audienceFor(tx, viewer, chosen, { owner: after.owner, team: after.team })
  const present = (await store.contributorsOf(tx, viewer.org, scan)).map(({ person }) => person)
  await refuseUnseeing(asking, after.audience, 'contributors', contributors ?? present)
  if (after.owner) await refuseUnseeing(asking, after.audience, 'owner', [after.owner])
  if (!(await store.updateScan(tx, viewer.org, scan, revision, after))) throw changedMeanwhile(given, before)
  if (after.audience !== before.audience) await store.moveScan(tx, scan, after.audience)
  if (contributors) await store.setContributors(tx, viewer.org, scan, after.audience, contributors)
  const [was, is] = differing(before, after)
  await told(asking, scan, after.audience, 'scan.changed', is, was)
  return scanSeen(asking, scan)
})

const close = answer(contract.close, async ({ scan }, asking) => {
  const row = await scanFor(asking, scan, 'close')
  await store.setClosed(asking.tx, asking.viewer.org, scan, asking.today)
  await told(asking, scan, row.audience, 'scan.closed')
  return scanSeen(asking, scan)
})

const reopen = answer(contract.reopen, async ({ scan }, asking) => {
  const row = await scanFor(asking, scan, 'reopen')
  await store.setClosed(asking.tx, asking.viewer.org, scan, null)
  await told(asking, scan, row.audience, 'scan.reopened')
  return scanSeen(asking, scan)
})

const archive = answer(contract.archive, async ({ scan }, asking) => {
  const row = await scanFor(asking, scan, 'archive')
  await store.setArchived(asking.tx, asking.viewer.org, scan, asking.today)
  await told(asking, scan, row.audience, 'scan.archived')
  return scanSeen(asking, scan)
})

const restore = answer(contract.restore, async ({ scan }, asking) => {
  const row = await scanFor(asking, scan, 'restore')
  await store.setArchived(asking.tx, asking.viewer.org, scan, null)
  await told(asking, scan, row.audience, 'scan.restored')
  return scanSeen(asking, scan)
})

const repeat = answer(contract.repeat, async ({ scan: earlier, heldOn = undefined, question }, asking) => {
  const { tx, viewer, today } = asking
  const row = await scanFor(asking, earlier, 'repeat')
  const on = heldOn ?? today
  if (on < row.held_on) throw invalid('heldOn', 'The next scan cannot lie before this one. Choose a later day.')
  const scan = newId()
  const { kind, scope, owner, team, dots, audience } = row
  const words = {
    question: question ?? row.question,
    scope,
    heldOn: on,
    owner,
    team,
    dots,
    lookAgainOn: null,
    audience,
  }
  await store.insertScan(tx, viewer.org, { scan, kind, follows: earlier, ...words })
  const contributors = await store.contributorsOf(tx, viewer.org, earlier)
  await store.setContributors(
    tx,
    viewer.org,
    scan,
    audience,
    contributors.map(({ person }) => person),
  )
  const count = await findings.copyFindings(tx, viewer, earlier, { scan, audience })
  await told(asking, scan, audience, 'scan.begun from', { question: words.question, from: row.question, count })
  await told(asking, earlier, audience, 'scan.followed', { question: words.question })
  return scanSeen(asking, scan)
})

const listFindings = answer(contract.findings, async ({ scan, after, most, ...wanted }, asking) => {
  const { tx, viewer } = asking
  const row = await store.scanRow(tx, viewer, scan)
  const from = after ? await findings.findingRow(tx, viewer, scan, after) : undefined
  const rows = await findings.findingRows(tx, viewer, scan, { ...wanted, after: from, most })
  const page = rows.slice(0, most)
  const { arrange } = await abilitiesOf(asking, row)
  return {
    findings: page.map((each) => findings.seenAs(each, row.follows !== null, mayChange(each, viewer.person, arrange))),
    next: rows.length > most ? (page.at(-1)?.finding ?? null) : null,
  }
})

const finding = answer(contract.finding, async ({ scan, finding: one }, asking) =>
  findingSeen(asking, await store.scanRow(asking.tx, asking.viewer, scan), one),
)

/** What is wrong with the words of a finding, wherever they come from. */
async function refuseFinding(asking: ViewerAsking, row: store.ScanRow, words: findings.FindingWords): Promise<void> {
  const fault = placeFault(row.kind, words.place) ?? linkFault(words.link)
  if (fault) throw invalid(fault.at, fault.sentence)
  if (!words.owner) return
  await refuseStrangers(asking, words.owner)
  await refuseUnseeing(asking, row.audience, 'owner', [words.owner])
}

const addFinding = answer(contract.addFinding, async ({ scan, ...words }, asking) => {
  const row = await scanFor(asking, scan, 'contribute')
  await refuseFinding(asking, row, words)
  const made = await findings.insertFinding(asking.tx, asking.viewer, row, words)
  await told(asking, made, row.audience, 'finding.added', { text: words.text, place: words.place })
  return findingSeen(asking, row, made)
})

/** A finding that the viewer may change; one that was merged is changed after it is separated. */
async function findingFor(asking: ViewerAsking, scan: Id, one: Id): Promise<[store.ScanRow, findings.FindingRow]> {
  const row = await store.scanRow(asking.tx, asking.viewer, scan, 'to add')
  const found = await findings.findingRow(asking.tx, asking.viewer, scan, one)
  const { edit, arrange } = await abilitiesOf(asking, row)
  const may = mayChange(found, asking.viewer.person, arrange)
  if (row.closed_on || row.archived_on) throw closedNow(edit.allowed || may.allowed, row)
  if (!may.allowed) throw forbidden('Only whoever wrote it, its owner and whoever keeps the scan may change a finding.')
  return [row, found]
}

const closedNow = (own: boolean, row: store.ScanRow): Refusal =>
  own
    ? new Refusal(
        'conflict',
        row.archived_on ? 'This scan is archived. Restore it first.' : 'This scan is closed. Reopen it first.',
      )
    : forbidden('Only whoever wrote it, its owner and whoever keeps the scan may change a finding.')

const changeFinding = answer(contract.changeFinding, async ({ scan, finding: one, revision, ...given }, asking) => {
  const { tx, viewer } = asking
  const [row, found] = await findingFor(asking, scan, one)
  const { place, text, evidence, link, impact, likelihood, horizon, owner, confidence } = found
  const before = { place, text, evidence, link, impact, likelihood, horizon, owner, confidence }
  const after = { ...before, ...given }
  if (revision !== found.revision) throw changedMeanwhile(given, before)
  await refuseFinding(asking, row, { ...after, owner: after.owner === before.owner ? null : after.owner })
  if (!(await findings.updateFinding(tx, viewer.org, one, revision, after))) throw changedMeanwhile(given, before)
  const [was, is] = differing(before, after)
  await told(asking, one, row.audience, 'finding.changed', is, was)
  return findingSeen(asking, row, one)
})

const striking = (on: boolean) => async (input: { scan: Id; finding: Id }, asking: ViewerAsking) => {
  const { tx, viewer, today } = asking
  const [row, found] = await findingFor(asking, input.scan, input.finding)
  if ((found.archived_on !== null) === on)
    throw new Refusal('conflict', on ? 'It is struck out already.' : 'It is not struck out.')
  await findings.setStruck(tx, viewer.org, found.finding, on ? today : null)
  await told(asking, found.finding, row.audience, on ? 'finding.struck out' : 'finding.taken up again')
  return findingSeen(asking, row, found.finding)
}

const strike = answer(contract.strike, striking(true))
const unstrike = answer(contract.unstrike, striking(false))

const merge = answer(contract.merge, async ({ scan, finding: one, into }, asking) => {
  const { tx, viewer } = asking
  const row = await scanFor(asking, scan, 'contribute')
  const found = await findings.findingRow(tx, viewer, scan, one)
  const target = await findings.findingRow(tx, viewer, scan, into)
  if (one === into) throw invalid('into', 'A finding cannot be merged into itself. Choose another one.')
  if (found.merged_into) throw new Refusal('conflict', 'It was merged already. Separate it first.')
  if (target.merged_into || target.archived_on)
    throw new Refusal('conflict', 'The other one was merged itself, or struck out. Choose what stands for it.')
  await findings.setMerged(tx, viewer.org, one, into)
  await findings.countDots(tx, viewer.org, [into])
  await told(asking, one, row.audience, 'finding.merged', { into: target.text })
  await told(asking, into, row.audience, 'finding.took in', { text: found.text })
  return findingSeen(asking, row, into)
})

const separate = answer(contract.separate, async ({ scan, finding: one }, asking) => {
  const { tx, viewer } = asking
  const row = await scanFor(asking, scan, 'contribute')
  const { merged_into: from, text } = await findings.findingRow(tx, viewer, scan, one)
  if (!from) throw new Refusal('conflict', 'It was not merged into another one.')
  await findings.setMerged(tx, viewer.org, one, null)
  await findings.countDots(tx, viewer.org, [from, one])
  await told(asking, one, row.audience, 'finding.separated')
  await told(asking, from, row.audience, 'finding.let go', { text })
  return findingSeen(asking, row, one)
})

const placeDots = answer(contract.placeDots, async ({ scan, finding: one, dots }, asking) => {
  const { tx, viewer } = asking
  const row = await scanFor(asking, scan, 'contribute')
  await findings.takeTurnWithDots(tx, viewer, scan)
  const found = await findings.findingRow(tx, viewer, scan, one)
  if (found.merged_into || found.archived_on)
    throw new Refusal('conflict', 'It was merged or struck out. Place your dots on what stands for it.')
  const placed = await findings.placedBy(tx, viewer, scan)
  const fault = dots > found.mine ? dotsFault(dots, placed - found.mine, row.dots) : null
  if (fault) throw invalid(fault.at, fault.sentence)
  await findings.setDots(tx, viewer, row, one, dots)
  if (dots !== found.mine) await told(asking, one, row.audience, 'finding.dotted', { dots }, { dots: found.mine })
  const { dots: all, mine } = await findings.findingRow(tx, viewer, scan, one)
  return { finding: one, dots: all, mine, placed: placed - found.mine + dots }
})

const bringIn = answer(contract.bringIn, async ({ scan, finding: one, place }, asking) => {
  const { tx, viewer } = asking
  const row = await scanFor(asking, scan, 'contribute')
  if (row.kind !== 'swot') throw invalid('place', 'Findings flow into a SWOT. Open one, or begin one.')
  const origin = await findings.scanOf(tx, viewer.org, one)
  const from = await store.scanRow(tx, viewer, origin)
  const found = await findings.findingRow(tx, viewer, origin, one)
  if (from.kind !== 'pestle')
    throw invalid('finding', 'Only findings of a PESTLE flow into a SWOT. Choose one of those.')
  if (!(await store.wideEnough(tx, viewer.org, from.audience, row.audience)))
    throw invalid(
      'finding',
      'More persons see this SWOT than the PESTLE, so its findings do not flow here. Give one of them another audience.',
    )
  if (found.flows_into.some((there) => there.scan === scan))
    throw new Refusal('conflict', 'It flowed into this SWOT already. Look among its opportunities and threats.')
  const { text, evidence, link, impact, likelihood, horizon, owner, confidence } = found
  const words = { place, text, evidence, link, impact, likelihood, horizon, owner, confidence }
  const made = await findings.insertFinding(tx, viewer, row, words, one)
  await told(asking, made, row.audience, 'finding.flowed in', { text, place })
  await told(asking, one, from.audience, 'finding.flowed on', { place })
  return findingSeen(asking, row, made)
})

const pairs = answer(contract.pairs, async ({ scan }, { tx, viewer }) => {
  const row = await store.scanRow(tx, viewer, scan)
  if (row.kind !== 'swot') return { proposed: [] }
  const heavy = await findings.heaviest(tx, viewer.org, scan)
  const brief = ({ finding: one, text }: { finding: Id; text: string }) => ({ finding: one, text })
  return {
    proposed: proposals(heavy, await moves.pairsOf(tx, viewer.org, scan)).map(({ pairing, inside, outside }) => ({
      pairing,
      inside: brief(inside),
      outside: brief(outside),
    })),
  }
})

const listMoves = answer(contract.moves, async ({ scan, after, most }, { tx, viewer }) => {
  await store.scanRow(tx, viewer, scan)
  const rows = await moves.moveRows(tx, viewer.org, scan, after, most)
  const page = rows.slice(0, most)
  return { moves: page.map(moves.seenAs), next: rows.length > most ? (page.at(-1)?.move ?? null) : null }
})

const addMove = answer(contract.addMove, async ({ scan, ...words }, asking) => {
  const { tx, viewer } = asking
  const row = await scanFor(asking, scan, 'act')
  const inside = await findings.findingRow(tx, viewer, scan, words.inside)
  const outside = await findings.findingRow(tx, viewer, scan, words.outside)
  if (pairingOf(inside.place, outside.place) === null)
    throw invalid('outside', 'A pair joins a strength or a weakness with an opportunity or a threat.')
  const move = await moves.insertMove(tx, viewer, row, words)
  await told(asking, scan, row.audience, 'move.written', { text: words.text })
  return moves.seenAs(await moves.moveRow(tx, viewer.org, scan, move))
})

const changeMove = answer(contract.changeMove, async ({ scan, move, revision, text }, asking) => {
  const { tx, viewer } = asking
  const row = await scanFor(asking, scan, 'act')
  const before = await moves.moveRow(tx, viewer.org, scan, move)
  if (revision !== before.revision || !(await moves.updateMove(tx, viewer.org, move, revision, text)))
    throw changedMeanwhile({ text }, { text: before.text, revision: before.revision })
  await told(asking, scan, row.audience, 'move.changed', { text }, { text: before.text })
  return moves.seenAs(await moves.moveRow(tx, viewer.org, scan, move))
})

const dropMove = answer(contract.dropMove, async ({ scan, move }, asking) => {
  const { tx, viewer, today } = asking
  const row = await scanFor(asking, scan, 'act')
  const { text } = await moves.moveRow(tx, viewer.org, scan, move)
  await moves.setDropped(tx, viewer.org, move, today)
  await told(asking, scan, row.audience, 'move.let go', { text })
  return { move }
})

type Of = { scan: Id; finding?: Id; move?: Id }

/** What becomes something: a finding or a move of this scan, exactly one. */
async function source(asking: ViewerAsking, { scan, finding: one, move }: Of) {
  const { tx, viewer } = asking
  if ((one === undefined) === (move === undefined)) throw invalid('finding', 'Name a finding or a move, and not both.')
  if (one !== undefined) {
    const { text, owner } = await findings.findingRow(tx, viewer, scan, one)
    return { finding: one, move: null, text, owner }
  }
  const { text } = await moves.moveRow(tx, viewer.org, scan, move ?? '')
  return { finding: null, move: move ?? null, text, owner: null }
}

async function linkTo(asking: ViewerAsking, row: store.ScanRow, of: Of, to: { kind: LinkKind; target: Id }) {
  const { tx, viewer } = asking
  const from = await source(asking, of)
  const target = await store.targetOf(tx, viewer.org, to.kind, to.target)
  if (!target) throw new Refusal('not-found', `There is no such ${to.kind}, or you cannot see it.`)
  const link = await store.insertLink(tx, viewer, row, from, to)
  if (!link) throw new Refusal('conflict', 'The two are linked already.')
  // To those who see what it became: who sees the scan alone does not learn that it became something.
  await told(asking, from.finding ?? row.scan, target.audience, 'finding.acted on', { kind: to.kind, text: from.text })
  return { link, ...to, title: target.title }
}

/** The scan’s own audience, as it would be chosen for another thing of this owner. */
const sameAudience = (seen: AudienceSeen | undefined, owner: Id): AudienceInput => {
  const persons = seen?.persons.map(({ person }) => person) ?? []
  if (seen?.word === 'team' && seen.team) return { word: 'team', team: seen.team.team }
  const other = persons.find((person) => person !== owner)
  if (seen?.word === 'pair' && other) return { word: 'pair', person: other }
  if (seen?.word === 'named' && persons.length > 0) return { word: 'named', persons }
  if (seen?.word === 'line' && persons[0] === owner) return { word: 'line' }
  return { word: seen?.word === 'organisation' ? 'organisation' : 'private' }
}

const link = answer(contract.link, async ({ kind, target, ...of }, asking) =>
  linkTo(asking, await scanFor(asking, of.scan, 'act'), of, { kind, target }),
)

const unlink = answer(contract.unlink, async ({ scan, link: one }, asking) => {
  const { tx, viewer } = asking
  const row = await scanFor(asking, scan, 'act')
  const found = await store.linkRow(tx, viewer.org, scan, one)
  await store.deleteLink(tx, viewer.org, one)
  const { audience = row.audience } = (await store.targetOf(tx, viewer.org, found.kind, found.target)) ?? {}
  await told(asking, found.finding ?? scan, audience, 'finding.unlinked', { kind: found.kind })
  return { link: one }
})

const origins = answer(contract.origins, async ({ goal }, { tx, viewer }) => {
  if (!(await store.targetOf(tx, viewer.org, 'goal', goal)))
    throw new Refusal('not-found', 'There is no such goal, or you cannot see it.')
  return { origins: await store.originsOf(tx, viewer.org, goal) }
})

const movement = answer(contract.movement, async ({ scan }, { tx, viewer }) => {
  const row = await store.scanRow(tx, viewer, scan)
  const earlier = await store.scanNamed(tx, viewer.org, row.follows)
  const counts = Object.fromEntries(movements.map((each) => [each, 0])) as Record<(typeof movements)[number], number>
  if (!earlier) return { since: null, counts, changed: [], gone: [], goneCount: 0, unacted: 0 }
  const rows = (await findings.since(tx, viewer.org, scan)).map((each) => ({
    ...each,
    movement: movementOf(each, each.was),
  }))
  for (const each of rows) counts[each.movement] += 1
  const changed = rows
    .flatMap(({ finding: one, text, place, was, ...each }) =>
      was && each.movement !== 'same'
        ? [
            {
              finding: one,
              text,
              movement: each.movement,
              from: was.place,
              to: place,
              was: weightOf(was),
              is: weightOf(each),
            },
          ]
        : [],
    )
    .toSorted((a, b) => Math.abs(b.is - b.was) - Math.abs(a.is - a.was) || (a.finding < b.finding ? -1 : 1))
    .slice(0, 200)
  const gone = await findings.goneSince(tx, viewer.org, earlier.scan, scan)
  const before = await store.counted(tx, viewer.org, [earlier.scan])
  return {
    since: earlier,
    counts,
    changed,
    gone: gone.map(({ finding: one, place, text }) => ({ finding: one, place, text })),
    goneCount: gone[0]?.count ?? 0,
    unacted: before.reduce((sum, { unacted }) => sum + unacted, 0),
  }
})

const asText = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value)

const history = answer(contract.history, async ({ scan, finding: one, after }, { tx, viewer }) => {
  await store.scanRow(tx, viewer, scan)
  if (one) await findings.findingRow(tx, viewer, scan, one)
  const rows = await store.eventRows(tx, viewer.org, one ?? scan, after)
  const page = rows.slice(0, 20)
  return {
    events: page.map(({ event, at, by, name, happened, before, after: is }) => ({
      event,
      at: at.toISOString(),
      by: by && name !== null ? { person: by, name } : null,
      happened,
      changes: [...new Set([...Object.keys(before ?? {}), ...Object.keys(is ?? {})])]
        .filter((field) => field !== 'node')
        .map((field) => ({ field, before: asText(before?.[field]), after: asText(is?.[field]) })),
    })),
    next: rows.length > 20 ? (page.at(-1)?.event ?? null) : null,
  }
})

export function answersWith({ writeGoal }: ScansNeed): Answer[] {
  const becomeGoal = answer(
    contract.becomeGoal,
    async ({ title, why, due, audience, ...given }: ParsedInputOf<typeof contract.becomeGoal>, asking) => {
      const { tx, viewer } = asking
      const row = await scanFor(asking, given.scan, 'act')
      const from = await source(asking, given)
      const owner = given.owner ?? from.owner ?? viewer.person
      const seen = (await audiencesSeen(tx, viewer, [row.audience])).get(row.audience)
      const goal = { title, why, due, owner, team: row.team, audience: audience ?? sameAudience(seen, owner) }
      const target = await writeGoal(asking, goal)
      return linkTo(asking, row, given, { kind: 'goal', target })
    },
  )
  return [
    list,
    see,
    add,
    change,
    close,
    reopen,
    archive,
    restore,
    repeat,
    listFindings,
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
    listMoves,
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
}
