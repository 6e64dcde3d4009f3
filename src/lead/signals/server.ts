import { nodeFacts, relationTo } from '../../graph/store.ts'
import { brier, calibrationOf } from '../../kernel/brier.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { changedMeanwhile, forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { audienceFor, audiencesSeen } from '../../people/sight/store.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { sql } from '../../platform/sql.ts'
import * as contract from './contract.ts'
import {
  foretoldBy,
  linkFault,
  lookAgainAfter,
  type SignalVerb,
  seenFault,
  signalAbilities,
  watchingFault,
} from './signal.ts'
import * as store from './store.ts'

const { somebody } = store

const relation = ({ tx, viewer, today }: ViewerAsking, row: store.SignalRow) =>
  relationTo(tx, viewer, { ...row, node: row.signal, kind: 'goal', state: 'active' }, today)

async function seen(asking: ViewerAsking, signal: Id): Promise<contract.SignalSeen> {
  const { tx, viewer } = asking
  const row = await store.signalRow(tx, viewer, signal)
  const audiences = await audiencesSeen(tx, viewer, [row.audience])
  const foretold = foretoldBy(row.closedAs, row.probability)
  return {
    ...store.listed(row),
    text: row.text,
    expected: row.expected,
    addedBy: somebody(row.added_by, row.adder_name),
    addedAt: row.added_at.toISOString(),
    outcome: row.outcome,
    score: foretold && brier(foretold),
    links: (await store.linkRows(tx, viewer.org, signal)).map(({ owner, name, ...node }) => ({
      ...node,
      owner: somebody(owner, name),
    })),
    audience: audiences.get(row.audience) ?? { audience: row.audience, word: 'named', team: null, persons: [] },
    revision: row.revision,
    abilities: signalAbilities(row.closedAs !== null, await relation(asking, row)),
  }
}

/** The signal, held for a change that the viewer may make at this moment. */
async function signalFor(asking: ViewerAsking, signal: Id, verb: SignalVerb): Promise<store.SignalRow> {
  const row = await store.signalRow(asking.tx, asking.viewer, signal, 'to write')
  const of = await relation(asking, row)
  // Who may never do it is told so before being told that it cannot be done now.
  const ever = signalAbilities(verb === 'reopen', of)[verb]
  if (!ever.allowed) throw forbidden(ever.because ?? '')
  const now = signalAbilities(row.closedAs !== null, of)[verb]
  if (!now.allowed) throw new Refusal('conflict', now.because ?? '')
  return row
}

async function refuseStrangers({ tx, viewer, today }: ViewerAsking, owner: Id | null, team: Id | null): Promise<void> {
  const found = await tx.first<{ owner: boolean; left: boolean; team: boolean }>(sql`
    select exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner}) as owner,
      exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner} and p.ends_on < ${today}) as left,
      exists (select 1 from team t where t.org = ${viewer.org} and t.team = ${team}) as team`)
  if (owner && !found?.owner) throw notFound('person')
  if (owner && found?.left) throw invalid('owner', 'This person has left. Choose somebody who works here.')
  if (team && !found?.team) throw notFound('team')
}

/** Whoever watches it must be in its audience. */
async function refuseUnseeing({ tx }: ViewerAsking, owner: Id, audience: Id): Promise<void> {
  const found = await tx.first<{ within: boolean }>(sql`select sees(${owner}, ${audience}) as within`)
  if (!found?.within)
    throw invalid('owner', 'Whoever watches it is not in its audience. Choose an audience that they are in.')
}

const told = (
  { tx, viewer }: ViewerAsking,
  { signal, audience }: Pick<store.SignalRow, 'signal' | 'audience'>,
  happened: string,
  after: Record<string, unknown> | null = null,
  before: Record<string, unknown> | null = null,
) => tell(tx, viewer.org, viewer.person, { happened, subject: signal, audience, before, after })

/** What differs between two versions, field by field. */
function differing<T extends object>(before: T, after: T): [Partial<T>, Partial<T>] {
  const fields = (Object.keys(after) as (keyof T)[]).filter((field) => before[field] !== after[field])
  const only = (version: T) => Object.fromEntries(fields.map((field) => [field, version[field]])) as Partial<T>
  return [only(before), only(after)]
}

const list = answer(contract.list, async ({ after, most, ...wanted }, { tx, viewer, today }) => {
  const from = after ? await store.signalRow(tx, viewer, after) : undefined
  const rows = await store.signalRows(tx, viewer, today, { ...wanted, after: from, most })
  const page = rows.slice(0, most)
  return { signals: page.map(store.listed), next: rows.length > most ? (page.at(-1)?.signal ?? null) : null }
})

const threatening = answer(contract.threatening, async (wanted, { tx, viewer }) => ({
  signals: (await store.threateningRows(tx, viewer, wanted)).map(({ endangers, ...row }) => ({
    ...store.listed(row),
    endangers,
  })),
}))

const see = answer(contract.see, ({ signal }, asking) => seen(asking, signal))

const add = answer(contract.add, async ({ audience: chosen, links, ...given }, asking) => {
  const { tx, viewer, today } = asking
  const owner = given.owner ?? viewer.person
  const fault = watchingFault(given)
  if (fault) throw invalid(fault.at, fault.sentence)
  await refuseStrangers(asking, owner, given.team)
  const audience = await audienceFor(tx, viewer, chosen, { owner, team: given.team })
  await refuseUnseeing(asking, owner, audience)
  const row = { signal: newId(), audience }
  const lookAgainOn = lookAgainAfter(today, given.rhythm)
  await store.insertSignal(tx, viewer, row.signal, { ...given, owner, audience, lookAgainOn })
  if (links.length > 0) await store.insertLinks(tx, viewer.org, row, links)
  await told(asking, row, 'signal.added', { title: given.title, owner })
  return seen(asking, row.signal)
})

const wordsOf = (row: store.SignalRow): store.SignalWords => {
  const { title, text, kind, factor, horizon, impact, direction, owner, team, audience } = row
  const { rhythm, lookAgainOn, expected, probability } = row
  return {
    title,
    text,
    kind,
    factor,
    horizon,
    impact,
    direction,
    owner,
    team,
    audience,
    rhythm,
    lookAgainOn,
    expected,
    probability,
  }
}

const change = answer(contract.change, async ({ signal, revision, audience: chosen, ...given }, asking) => {
  const { tx, viewer, today } = asking
  const row = await signalFor(asking, signal, 'edit')
  const before = wordsOf(row)
  if (revision !== row.revision) throw changedMeanwhile(given, before)
  const after: store.SignalWords = { ...before, ...given }
  const fault = watchingFault(after)
  if (fault) throw invalid(fault.at, fault.sentence)
  if (after.lookAgainOn !== before.lookAgainOn && after.lookAgainOn < today)
    throw invalid('lookAgainOn', 'The day to look again has passed. Choose a later one.')
  await refuseStrangers(asking, given.owner ?? null, given.team ?? null)
  if (chosen) after.audience = await audienceFor(tx, viewer, chosen, { owner: after.owner, team: after.team })
  if (after.owner !== before.owner || after.audience !== before.audience)
    await refuseUnseeing(asking, after.owner, after.audience)
  if (!(await store.updateSignal(tx, viewer.org, signal, revision, after))) throw changedMeanwhile(given, before)
  if (after.audience !== before.audience) await store.moveSignal(tx, signal, after.audience)
  const [was, is] = differing(before, after)
  if (Object.keys(is).length > 0) await told(asking, { signal, audience: after.audience }, 'signal.changed', is, was)
  return seen(asking, signal)
})

const shownSighting = ({ by, name, at, ...row }: store.SightingRow) => ({
  ...row,
  by: somebody(by, name),
  at: at.toISOString(),
})

const sight = answer(contract.sight, async ({ signal, seenOn: day, ...words }, asking) => {
  const row = await signalFor(asking, signal, 'sight')
  const seenOn = day ?? asking.today
  const fault = seenFault(seenOn, asking.today) ?? linkFault(words.link)
  if (fault) throw invalid(fault.at, fault.sentence)
  const sighting = await store.insertSighting(asking.tx, asking.viewer, row, { ...words, seenOn })
  if (!sighting) throw notFound('signal')
  await told(asking, row, 'signal.sighted', { seenOn })
  return shownSighting(sighting)
})

const sightings = answer(contract.sightings, async ({ signal, after }, { tx, viewer }) => {
  await store.signalRow(tx, viewer, signal)
  const rows = await store.sightingRows(tx, viewer.org, signal, { after })
  const page = rows.slice(0, 20)
  return { sightings: page.map(shownSighting), next: rows.length > 20 ? (page.at(-1)?.sighting ?? null) : null }
})

const lookAgain = answer(contract.lookAgain, async ({ signal, revision, note, ...given }, asking) => {
  const { tx, viewer, today } = asking
  const row = await signalFor(asking, signal, 'look again')
  const before = wordsOf(row)
  if (revision !== row.revision) throw changedMeanwhile({ ...given, note }, before)
  if (given.probability !== undefined && row.expected === '')
    throw invalid('probability', 'Nothing says what would show that it has come. Change the signal and say it first.')
  const after = { ...before, ...given, lookAgainOn: lookAgainAfter(today, row.rhythm) }
  if (!(await store.updateSignal(tx, viewer.org, signal, revision, after))) throw changedMeanwhile(given, before)
  const { lookAgainOn: _, ...was } = before
  const { lookAgainOn: next, ...is } = after
  const [then, now] = differing(was, is)
  await told(
    asking,
    row,
    'signal.looked at again',
    { ...now, ...(note === '' ? {} : { note }), lookAgainOn: next },
    then,
  )
  return seen(asking, signal)
})

const close = answer(contract.close, async ({ signal, closedAs, outcome }, asking) => {
  const row = await signalFor(asking, signal, 'close')
  await store.setClosed(asking.tx, asking.viewer.org, signal, { ...row, closedAs, outcome, closedOn: asking.today })
  await told(asking, row, 'signal.closed', { closedAs, outcome })
  return seen(asking, signal)
})

const reopen = answer(contract.reopen, async ({ signal }, asking) => {
  const { tx, viewer, today } = asking
  const row = await signalFor(asking, signal, 'reopen')
  const lookAgainOn = lookAgainAfter(today, row.rhythm)
  await store.setClosed(tx, viewer.org, signal, { closedAs: null, closedOn: null, outcome: '', lookAgainOn })
  await told(asking, row, 'signal.reopened', null, { closedAs: row.closedAs, outcome: row.outcome })
  return seen(asking, signal)
})

const link = answer(contract.link, async ({ signal, node }, asking) => {
  const row = await signalFor(asking, signal, 'link')
  await store.insertLinks(asking.tx, asking.viewer.org, row, [node])
  await told(asking, row, 'signal.linked', { node })
  return seen(asking, signal)
})

const unlink = answer(contract.unlink, async ({ signal, node }, asking) => {
  const row = await signalFor(asking, signal, 'link')
  if (!(await store.deleteLink(asking.tx, asking.viewer.org, signal, node))) throw notFound('goal')
  await told(asking, row, 'signal.unlinked', { node })
  return seen(asking, signal)
})

/** Ids say nothing to a reader, and would tell of what they may not see. */
const unsaid = new Set(['owner', 'team', 'audience', 'node'])

const plain = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value)

const history = answer(contract.history, async ({ signal, after }, { tx, viewer }) => {
  await store.signalRow(tx, viewer, signal)
  const rows = await store.eventRows(tx, viewer.org, signal, after)
  const page = rows.slice(0, 20)
  return {
    events: page.map(({ event, at, by, name, happened, before, after: is }) => ({
      event,
      at: at.toISOString(),
      by: somebody(by, name),
      happened,
      changes: [...new Set([...Object.keys(before ?? {}), ...Object.keys(is ?? {})])].map((field) =>
        unsaid.has(field)
          ? { field, before: null, after: null }
          : { field, before: plain(before?.[field]), after: plain(is?.[field]) },
      ),
    })),
    next: rows.length > page.length ? (page.at(-1)?.event ?? null) : null,
  }
})

const endangering = answer(contract.endangering, async ({ goal }, { tx, viewer }) => {
  await nodeFacts(tx, viewer, goal)
  return { goal, signals: (await store.endangeringRows(tx, viewer, goal)).map(store.listed) }
})

const calibration = answer(contract.calibration, async ({ owner }, { tx, viewer }) =>
  calibrationOf(await store.foretold(tx, viewer.org, owner ?? null)),
)

export const answers: Answer[] = [
  list,
  calibration,
  threatening,
  see,
  add,
  change,
  sight,
  sightings,
  lookAgain,
  close,
  reopen,
  link,
  unlink,
  history,
  endangering,
]
