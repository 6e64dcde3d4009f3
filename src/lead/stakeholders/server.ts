import { nodeFacts } from '../../graph/store.ts'
import { newId } from '../../kernel/ids.ts'
import { changedMeanwhile, invalid, Refusal } from '../../kernel/refusal.ts'
import { audienceFor } from '../../people/sight/store.ts'
import { type Answer, answer } from '../../platform/answer.ts'
import * as contract from './contract.ts'
import * as expectations from './expectation-rows.ts'
import * as promises from './promise-rows.ts'
import {
  differing,
  promiseFor,
  refuseStrangers,
  refuseUnseeing,
  stakeholderSeen as seen,
  stakeholderFor,
  told,
} from './seeing.ts'
import { judgedFault, movedFault, nextAfter, nextFault, spokenFault, whoFault } from './stakeholder.ts'
import * as store from './store.ts'

const { somebody } = store

const list = answer(contract.list, async ({ after, most, ...wanted }, { tx, viewer, today }) => {
  const from = after ? await store.stakeholderRow(tx, viewer, after) : undefined
  const rows = await store.stakeholderRows(tx, viewer, today, { ...wanted, after: from, most })
  const page = rows.slice(0, most)
  return { stakeholders: page.map(store.listed), next: rows.length > most ? (page.at(-1)?.stakeholder ?? null) : null }
})

const mostDrawn = 2_000

const grid = answer(contract.grid, async (wanted, { tx, viewer, today }) => {
  const rows = await store.pointRows(tx, viewer, today, wanted, mostDrawn)
  return {
    points: rows.slice(0, mostDrawn).map((row) => ({ ...row, promiseDueOn: store.dayOrNone(row.promiseDueOn) })),
    more: rows.length > mostDrawn,
  }
})

const pressing = answer(contract.pressing, async ({ most, ...scope }, { tx, viewer, today }) => {
  const overdue = await promises.overdueRows(tx, viewer.org, today, scope, most)
  const silent = await store.silentRows(tx, viewer.org, today, scope, most)
  return {
    promises: overdue
      .slice(0, most)
      .map(({ owner, owner_name, ...one }) => ({ ...one, owner: { person: owner, name: owner_name } })),
    morePromises: overdue.length > most,
    silent: silent
      .slice(0, most)
      .map(({ owner, owner_name, ...one }) => ({ ...one, owner: { person: owner, name: owner_name } })),
    moreSilent: silent.length > most,
  }
})

const see = answer(contract.see, ({ stakeholder }, asking) => seen(asking, stakeholder))

const ownerUnseeing = 'Whoever looks after them is not in their audience. Choose an audience that they are in.'

const add = answer(contract.add, async ({ audience: chosen, nextOn: said, ...given }, asking) => {
  const { tx, viewer, today } = asking
  const owner = given.owner ?? viewer.person
  const fault = whoFault(given) ?? nextFault(said, today)
  if (fault) throw invalid(fault.at, fault.sentence)
  await refuseStrangers(asking, { ...given, owner })
  const audience = await audienceFor(tx, viewer, chosen, { owner, team: given.team })
  await refuseUnseeing(asking, owner, audience, ownerUnseeing)
  const row = { stakeholder: newId(), audience }
  const nextOn = nextAfter(today, given.rhythm, said, today)
  await store.insertStakeholder(tx, viewer, row.stakeholder, { ...given, owner, audience, nextOn })
  await told(asking, row, 'stakeholder.added', { name: given.name, owner })
  return seen(asking, row.stakeholder)
})

const wordsOf = (row: store.StakeholderRow): store.StakeholderWords => {
  const { name, about, side, person, ofTeam, speaks, owner, team, rhythm, nextOn, audience } = row
  return { name, about, side, person, ofTeam, speaks, owner, team, rhythm, nextOn, audience }
}

const change = answer(contract.change, async ({ stakeholder, revision, audience: chosen, ...given }, asking) => {
  const { tx, viewer, today } = asking
  const row = await stakeholderFor(asking, stakeholder, 'edit')
  const before = wordsOf(row)
  if (revision !== row.revision) throw changedMeanwhile(given, before)
  const after: store.StakeholderWords = { ...before, ...given }
  const fault = whoFault(after) ?? (after.nextOn === before.nextOn ? null : nextFault(after.nextOn, today))
  if (fault) throw invalid(fault.at, fault.sentence)
  const changed = <T>(now: T, was: T): T | null => (now === was ? null : now)
  await refuseStrangers(asking, {
    owner: changed(after.owner, before.owner),
    person: changed(after.person, before.person),
    team: changed(after.team, before.team),
    ofTeam: changed(after.ofTeam, before.ofTeam),
  })
  if (chosen) after.audience = await audienceFor(tx, viewer, chosen, { owner: after.owner, team: after.team })
  if (after.owner !== before.owner || after.audience !== before.audience)
    await refuseUnseeing(asking, after.owner, after.audience, ownerUnseeing)
  if (after.audience !== before.audience) {
    const names = await store.unseeing(tx, viewer.org, stakeholder, after.audience)
    if (names.length > 0)
      throw invalid(
        'audience',
        `They answer for an open promise and would not see it any longer: ${names.join(', ')}. Choose a wider audience, or give the promise to somebody else first.`,
      )
  }
  if (!(await store.updateStakeholder(tx, viewer.org, stakeholder, revision, after)))
    throw changedMeanwhile(given, before)
  if (after.audience !== before.audience) await store.moveAudience(tx, stakeholder, after.audience)
  const [was, is] = differing(before, after)
  if (Object.keys(is).length > 0)
    await told(asking, { stakeholder, audience: after.audience }, 'stakeholder.changed', is, was)
  return seen(asking, stakeholder)
})

const move = answer(contract.move, async ({ stakeholder, fromInfluence, fromInterest, word, ...to }, asking) => {
  const row = await stakeholderFor(asking, stakeholder, 'edit')
  const { influence, interest } = row
  if (fromInfluence !== influence || fromInterest !== interest)
    throw new Refusal(
      'conflict',
      'Somebody moved them meanwhile. Look at where they stand now, and move them again.',
      [],
      {
        yours: to,
        theirs: { influence, interest },
      },
    )
  if (to.influence === influence && to.interest === interest) return seen(asking, stakeholder)
  await store.setPlace(asking.tx, asking.viewer.org, stakeholder, to)
  await told(asking, row, 'stakeholder.moved', { ...to, ...said(word) }, { influence, interest })
  return seen(asking, stakeholder)
})

const said = (word: string) => (word === '' ? {} : { word })

const judge = answer(contract.judge, async ({ stakeholder, attitude, on: day, word }, asking) => {
  const row = await stakeholderFor(asking, stakeholder, 'edit')
  const on = day ?? asking.today
  const fault = judgedFault(on, asking.today)
  if (fault) throw invalid(fault.at, fault.sentence)
  await store.setAttitude(asking.tx, asking.viewer.org, stakeholder, attitude, attitude && on)
  const { attitude: was } = row
  await told(asking, row, 'stakeholder.judged', { attitude, ...(attitude && { on }), ...said(word) }, { attitude: was })
  return seen(asking, stakeholder)
})

const archive = answer(contract.archive, async ({ stakeholder }, asking) => {
  const row = await stakeholderFor(asking, stakeholder, 'archive')
  if (store.dayOrNone(row.promiseDueOn))
    throw new Refusal('conflict', 'A promise to them is still open. Say first whether it was kept or broken.')
  await store.setArchived(asking.tx, asking.viewer.org, stakeholder, asking.today)
  await told(asking, row, 'stakeholder.archived')
  return seen(asking, stakeholder)
})

const restore = answer(contract.restore, async ({ stakeholder }, asking) => {
  const row = await stakeholderFor(asking, stakeholder, 'restore')
  await store.setArchived(asking.tx, asking.viewer.org, stakeholder, null)
  await told(asking, row, 'stakeholder.restored')
  return seen(asking, stakeholder)
})

const contact = answer(contract.contact, async ({ stakeholder, spokeOn: day, note, nextOn: chosen }, asking) => {
  const { tx, viewer, today } = asking
  const row = await stakeholderFor(asking, stakeholder, 'contact')
  const spokeOn = day ?? today
  const fault = spokenFault(spokeOn, today) ?? nextFault(chosen, today)
  if (fault) throw invalid(fault.at, fault.sentence)
  // What is added late of an earlier day says nothing of when to speak next.
  const late = row.lastOn !== null && spokeOn < row.lastOn && chosen === undefined
  const nextOn = late ? row.nextOn : nextAfter(spokeOn, row.rhythm, chosen, today)
  await store.insertContact(tx, viewer, row, { spokeOn, note }, nextOn)
  const [was, is] = differing({ nextOn: row.nextOn }, { nextOn })
  await told(asking, row, 'stakeholder.contacted', { spokeOn, ...is }, was)
  return seen(asking, stakeholder)
})

const contacts = answer(contract.contacts, async ({ stakeholder, after }, { tx, viewer }) => {
  await store.stakeholderRow(tx, viewer, stakeholder)
  const rows = await store.contactRows(tx, viewer.org, stakeholder, after)
  const page = rows.slice(0, 20)
  return {
    contacts: page.map(({ by, name, at, ...row }) => ({ ...row, by: somebody(by, name), at: at.toISOString() })),
    next: rows.length > page.length ? (page.at(-1)?.contact ?? null) : null,
  }
})

const expect = answer(contract.expect, async ({ stakeholder, text, links }, asking) => {
  const row = await stakeholderFor(asking, stakeholder, 'edit')
  const expectation = await expectations.insertExpectation(asking.tx, asking.viewer, row, text)
  await expectations.setLinks(asking.tx, asking.viewer.org, expectation, row.audience, links)
  await told(asking, row, 'stakeholder.expected', { expectation: text })
  return seen(asking, stakeholder)
})

const changeExpectation = answer(
  contract.changeExpectation,
  async ({ stakeholder, expectation, revision, text, links, ended }, asking) => {
    const { tx, viewer, today } = asking
    const row = await stakeholderFor(asking, stakeholder, 'edit')
    const before = await expectations.expectationRow(tx, viewer.org, stakeholder, expectation)
    if (revision !== before.revision) throw changedMeanwhile({ text }, { text: before.text })
    const endedOn = ended === undefined ? before.endedOn : ended ? (before.endedOn ?? today) : null
    const after = { ...before, text: text ?? before.text, endedOn }
    await expectations.updateExpectation(tx, viewer.org, after)
    if (links) await expectations.setLinks(tx, viewer.org, expectation, row.audience, links)
    const happened =
      endedOn === before.endedOn
        ? 'stakeholder.expectation changed'
        : endedOn
          ? 'stakeholder.expectation ended'
          : 'stakeholder.expectation taken up'
    await told(asking, row, happened, { expectation: after.text }, { expectation: before.text })
    return seen(asking, stakeholder)
  },
)

const answerable =
  'They do not see this stakeholder. Choose somebody who does, or a wider audience for the stakeholder first.'

const promise = answer(contract.promise, async ({ stakeholder, text, owner: chosen, dueOn, madeOn: day }, asking) => {
  const { tx, viewer, today } = asking
  const row = await stakeholderFor(asking, stakeholder, 'edit')
  const [owner, madeOn] = [chosen ?? viewer.person, day ?? today]
  if (madeOn > today) throw invalid('madeOn', 'A promise cannot be made in the future. Choose today or an earlier day.')
  if (dueOn < madeOn)
    throw invalid('dueOn', 'This day lies before the one on which it was promised. Choose a later one.')
  await refuseStrangers(asking, { owner })
  await refuseUnseeing(asking, owner, row.audience, answerable)
  await promises.insertPromise(tx, viewer, row, { text, owner, madeOn, dueOn })
  await told(asking, row, 'stakeholder.promised', { promise: text, dueOn, owner })
  return seen(asking, stakeholder)
})

const changePromise = answer(
  contract.changePromise,
  async ({ stakeholder, promise: id, revision, ...given }, asking) => {
    const { tx, viewer } = asking
    const [row, before] = await promiseFor(asking, stakeholder, id, 'edit')
    const { text, owner } = before
    if (revision !== before.revision) throw changedMeanwhile(given, { text, owner })
    const after = { ...before, ...given }
    if (after.owner !== owner) {
      await refuseStrangers(asking, { owner: after.owner })
      await refuseUnseeing(asking, after.owner, row.audience, answerable)
    }
    await promises.updatePromise(tx, viewer.org, stakeholder, after)
    const [was, is] = differing({ promise: text, owner }, { promise: after.text, owner: after.owner })
    await told(asking, row, 'stakeholder.promise changed', is, was)
    return seen(asking, stakeholder)
  },
)

const movePromise = answer(
  contract.movePromise,
  async ({ stakeholder, promise: id, revision, dueOn, word }, asking) => {
    const { tx, viewer, today } = asking
    const [row, before] = await promiseFor(asking, stakeholder, id, 'move')
    if (revision !== before.revision)
      throw changedMeanwhile({ dueOn, word }, { dueOn: before.dueOn, word: before.word })
    const fault = movedFault(dueOn, before.dueOn, today)
    if (fault) throw invalid(fault.at, fault.sentence)
    await promises.updatePromise(tx, viewer.org, stakeholder, { ...before, dueOn, word })
    await told(asking, row, 'stakeholder.promise moved', { promise: before.text, dueOn, word }, { dueOn: before.dueOn })
    return seen(asking, stakeholder)
  },
)

const settle = answer(contract.settle, async ({ stakeholder, promise: id, state, word }, asking) => {
  const { tx, viewer, today } = asking
  const [row, before] = await promiseFor(asking, stakeholder, id, 'settle')
  await promises.updatePromise(tx, viewer.org, stakeholder, { ...before, state, settledOn: today, word })
  await told(asking, row, `stakeholder.promise ${state}`, { promise: before.text, word })
  return seen(asking, stakeholder)
})

const unsettle = answer(contract.unsettle, async ({ stakeholder, promise: id }, asking) => {
  const { tx, viewer } = asking
  const [row, before] = await promiseFor(asking, stakeholder, id, 'reopen')
  await promises.updatePromise(tx, viewer.org, stakeholder, { ...before, state: 'open', settledOn: null, word: '' })
  await told(asking, row, 'stakeholder.promise reopened', { promise: before.text }, { word: before.word })
  return seen(asking, stakeholder)
})

/** Ids say nothing to a reader, and would tell of what they may not see. */
const unsaid = new Set(['owner', 'team', 'ofTeam', 'person', 'audience'])

const plain = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value)

const history = answer(contract.history, async ({ stakeholder, after }, { tx, viewer }) => {
  await store.stakeholderRow(tx, viewer, stakeholder)
  const rows = await store.eventRows(tx, viewer.org, stakeholder, after)
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

const expecting = answer(contract.expecting, async ({ goal }, { tx, viewer }) => {
  await nodeFacts(tx, viewer, goal)
  return { goal, expectations: await expectations.expectingRows(tx, viewer.org, goal) }
})

export const answers: Answer[] = [
  list,
  grid,
  pressing,
  see,
  add,
  change,
  move,
  judge,
  archive,
  restore,
  contact,
  contacts,
  expect,
  changeExpectation,
  promise,
  changePromise,
  movePromise,
  settle,
  unsettle,
  history,
  expecting,
]
