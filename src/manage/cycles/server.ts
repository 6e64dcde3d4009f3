import { askedRows as pulsesAsked } from '../../conversation/pulses/store.ts'
import { isDay } from '../../kernel/dates.ts'
import { type Id, isId } from '../../kernel/ids.ts'
import { changedMeanwhile, forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import type { Ability } from '../../kernel/viewer.ts'
import { offersOwed } from '../../lead/accountability/store.ts'
import { owingRows as briefingsOwed } from '../../lead/briefings/store.ts'
import { owingRows as changesOwed } from '../../lead/changes/store.ts'
import { owingRows as decisionsOwed } from '../../lead/decisions/store.ts'
import { owingRows as scansOwed } from '../../lead/scans/store.ts'
import { owingRows as signalsOwed } from '../../lead/signals/store.ts'
import { promisesOwed } from '../../lead/stakeholders/promise-rows.ts'
import { contactsOwed } from '../../lead/stakeholders/store.ts'
import { owingRows as strategiesOwed } from '../../lead/strategy/store.ts'
import { organisationOf } from '../../people/organisations/store.ts'
import { personOf } from '../../people/persons/store.ts'
import { audienceFor } from '../../people/sight/store.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { goalRow } from '../goals/store.ts'
import { carryOverFaults } from './carry-over.ts'
import { carryOut, closingFaults } from './carrying.ts'
import * as contract from './contract.ts'
import { cycleAbilities, lengths, mayAddCycles, nameOfSpan, spanAfter, spanAround, spanFault, weekOf } from './cycle.ts'
import { countEnding, decidedAt, endingGoals, endingsOf, successionOf } from './ending.ts'
import { countLacking, goalsLacking, overloaded } from './lacking.ts'
import { countOf, mayNudge } from './owed.ts'
import * as owing from './owing.ts'
import * as store from './store.ts'

const view = ({ carried, ...row }: store.CycleRow, { viewer }: ViewerAsking): contract.CycleView => ({
  ...row,
  abilities: cycleAbilities(viewer, carried),
})

async function found({ tx, viewer }: ViewerAsking, cycle: Id): Promise<store.CycleRow> {
  const row = await store.cycleRow(tx, viewer.org, cycle)
  if (!row) throw notFound('cycle')
  return row
}

function refuseUnless({ allowed, because }: Ability, kind: 'forbidden' | 'conflict' = 'forbidden'): void {
  if (!allowed) throw kind === 'forbidden' ? forbidden(because ?? '') : new Refusal(kind, because ?? '')
}

const list = answer(contract.list, async (_, asking) => {
  const { tx, viewer, today } = asking
  const rows = await store.cycleRows(tx, viewer.org)
  const { fiscalMonth } = (await organisationOf(tx, viewer.org)) ?? { fiscalMonth: 1 }
  const suggested = lengths.flatMap((length) => {
    if (length === 'own') return []
    const current = spanAround(length, today, fiscalMonth)
    return [current, spanAfter(current)].map((span) => ({
      length,
      ...span,
      name: nameOfSpan(length, span, fiscalMonth),
    }))
  })
  return {
    cycles: rows.map((row) => view(row, asking)),
    suggested: suggested.filter(({ from, to }) => !rows.some((row) => row.from === from && row.to === to)),
    abilities: { add: mayAddCycles(viewer) },
  }
})

const add = answer(contract.add, async (draft, asking) => {
  const { tx, viewer } = asking
  refuseUnless(mayAddCycles(viewer))
  await refuseDays(asking, draft, null)
  const cycle = await store.insertCycle(tx, viewer.org, draft)
  if (!cycle)
    throw new Refusal('conflict', 'Somebody added a cycle of these days at this moment. Look at the list again.')
  await told(asking, 'cycle.added', cycle, null, draft)
  return view(await found(asking, cycle), asking)
})

const change = answer(contract.change, async ({ cycle, revision, ...given }, asking) => {
  const { tx, viewer } = asking
  const before = await found(asking, cycle)
  refuseUnless(cycleAbilities(viewer, before.carried).change)
  const { name, length, from, to } = { ...before, ...given }
  const draft = { name, length, from, to }
  await refuseDays(asking, draft, cycle)
  if (!(await store.updateCycle(tx, viewer.org, cycle, revision, draft)))
    throw changedMeanwhile(given, view(before, asking))
  await told(asking, 'cycle.changed', cycle, wordsOf(before), draft)
  return view(await found(asking, cycle), asking)
})

const remove = answer(contract.remove, async ({ cycle }, asking) => {
  const row = await found(asking, cycle)
  const abilities = cycleAbilities(asking.viewer, row.carried)
  refuseUnless(abilities.change)
  refuseUnless(abilities.remove, 'conflict')
  await store.deleteCycle(asking.tx, asking.viewer.org, cycle)
  await told(asking, 'cycle.removed', cycle, wordsOf(row), null)
  return { removed: true as const }
})

const wordsOf = ({ name, length, from, to }: store.CycleRow) => ({ name, length, from, to })

/** Two cycles of the same days would be two names for one thing. */
async function refuseDays({ tx, viewer }: ViewerAsking, draft: store.CycleDraft, own: Id | null): Promise<void> {
  const fault = spanFault(draft)
  if (fault) throw invalid('to', fault)
  const same = await store.cycleOfDays(tx, viewer.org, draft.from, draft.to)
  if (same && same.cycle !== own)
    throw invalid('from', `“${same.name}” has these days already. Choose other days, or rename that one.`)
}

const told = (
  { tx, viewer }: ViewerAsking,
  happened: string,
  subject: Id,
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
) => tell(tx, viewer.org, viewer.person, { happened, subject, audience: viewer.org, before, after })

/** Where a page ended, as it travels: two texts that only this place reads. */
const placeAfter = (first: string, second: string): string =>
  Buffer.from(JSON.stringify([first, second])).toString('base64url')

function placeFrom(after: string): [string, Id] {
  try {
    const [first, second] = JSON.parse(Buffer.from(after, 'base64url').toString()) as unknown[]
    if (typeof first === 'string' && typeof second === 'string' && isId(second)) return [first, second]
  } catch {
    // said below
  }
  throw invalid('after', 'This is no place in the list. Begin again without it.')
}

const upTo = (count: number) => ({ total: Math.min(count, store.countedTo), atLeast: count > store.countedTo })

const ending = answer(contract.ending, async ({ cycle, after, most }, asking) => {
  const row = await found(asking, cycle)
  const place = after === undefined ? null : placeFrom(after)
  if (place && !isDay(place[0])) throw invalid('after', 'This is no place in the list. Begin again without it.')
  const goals = await endingGoals(asking, row, place && { due: place[0], node: place[1] }, most)
  const last = goals[most - 1]?.node
  return {
    cycle: view(row, asking),
    goals: goals.slice(0, most).map(({ abilities: { close, edit }, ...goal }) => ({
      ...goal,
      abilities: { close, extend: edit, continue: close },
    })),
    next: goals.length > most && last ? placeAfter(last.due ?? row.to, last.node) : null,
    ...upTo(await countEnding(asking, row)),
    decided: (await decidedAt(asking.tx, asking.viewer, cycle)).map(({ by, by_name: name, at, ...each }) => ({
      ...each,
      by: { person: by, name },
      at: at.toISOString(),
    })),
  }
})

const carryOver = answer(contract.carryOver, async ({ cycle, next: nextId, decisions }, asking) => {
  const row = await found(asking, cycle)
  const next = nextId ? await found(asking, nextId) : null
  const endings = await endingsOf(
    asking,
    decisions.map(({ goal }) => goal),
  )
  const faults = carryOverFaults(decisions, endings, row, next)
  if (faults.length === 0) faults.push(...closingFaults(decisions, endings))
  const [first] = faults
  if (first) throw new Refusal('invalid', `Nothing was carried over. ${first.sentence}`, faults)
  return { done: await carryOut(asking, decisions, endings, row, next) }
})

const withoutGoals = answer(contract.withoutGoals, async ({ cycle, after, most }, asking) => {
  const { tx, viewer, today } = asking
  const among = { cycle: await found(asking, cycle), today, everybody: viewer.administrator }
  const place = after === undefined ? null : placeFrom(after)
  const rows = await store.personsWithout(tx, viewer, among, place && { name: place[0], person: place[1] }, most)
  const last = rows[most - 1]
  return {
    persons: rows.slice(0, most),
    next: rows.length > most && last ? placeAfter(last.name, last.person) : null,
    ...upTo(await store.countWithout(tx, viewer, among)),
    among: viewer.administrator ? ('everybody' as const) : ('line' as const),
  }
})

const succession = answer(contract.succession, async ({ goal }, { tx, viewer }) => {
  await goalRow(tx, viewer, goal)
  return successionOf(tx, viewer, goal)
})

const lacking = answer(contract.lacking, async ({ lack, after, most }, { tx, viewer }) => {
  if (lack === 'load') {
    const rows = await overloaded(tx, viewer)
    const owners = rows.map(({ total: _, ...owner }) => owner)
    return { goals: [], owners, next: null, ...upTo(rows[0]?.total ?? 0) }
  }
  if (after !== undefined && !isId(after))
    throw invalid('after', 'This is no place in the list. Begin again without it.')
  const goals = await goalsLacking(tx, viewer, lack, after ?? null, most)
  return {
    goals: goals.slice(0, most),
    owners: [],
    next: goals.length > most ? (goals[most - 1]?.node ?? null) : null,
    ...upTo(await countLacking(tx, viewer, lack)),
  }
})

const owed = answer(contract.owed, async (_, asking) => {
  const { goals, indicators, lateCheckIns, lateReadings, ...counts } = await owing.owedCounts(asking)
  const { tx, viewer, today } = asking
  const choices = await decisionsOwed(tx, viewer, today)
  const signs = await signalsOwed(tx, viewer, today)
  const lateChoices = choices.filter(({ due }) => due !== null && due < today).length
  const lateSigns = signs.filter(({ due }) => due < today).length
  const turns = await changesOwed(tx, viewer, today)
  const looked = await scansOwed(tx, viewer, today)
  const ways = await strategiesOwed(tx, viewer, today)
  const lateTurns = [...turns, ...looked, ...ways].filter(({ due }) => due < today).length
  const promised = await promisesOwed(tx, viewer, today)
  const toTalkTo = await contactsOwed(tx, viewer, today)
  const lateStakes = [...promised, ...toTalkTo].filter(({ due }) => due < today).length
  const briefs = await briefingsOwed(tx, viewer, today)
  const lateBriefs = briefs.filter(({ due }) => due !== null && due < today).length
  const late =
    lateCheckIns + lateReadings + counts.closings + lateChoices + lateSigns + lateTurns + lateStakes + lateBriefs
  const all = {
    ...counts,
    offers: await offersOwed(tx, viewer, today),
    decisions: choices.length,
    signals: signs.length,
    changes: turns.length,
    scans: looked.length,
    strategies: ways.length,
    promises: promised.length,
    contacts: toTalkTo.length,
    briefings: briefs.length,
    pulses: (await pulsesAsked(tx, viewer)).length,
  }
  const decisionsOf = choices.map(({ decision }) => decision)
  const signalsOf = signs.map(({ signal }) => signal)
  const changesOf = turns.map(({ change }) => change)
  const stakeholdersOf = [...new Set([...promised, ...toTalkTo].map(({ stakeholder }) => stakeholder))]
  return {
    ...all,
    count: countOf(all),
    late,
    person: viewer.person,
    goals,
    indicators,
    decisionsOf,
    signalsOf,
    changesOf,
    scansOf: looked.map(({ scan }) => scan),
    strategiesOf: ways.map(({ strategy }) => strategy),
    stakeholdersOf,
    briefingsOf: [...new Set(briefs.map(({ briefing }) => briefing))],
  }
})

const mine = answer(contract.owing, async (_, asking) => {
  // Sent one upon the other's heels: they do not need each other's answers.
  const [
    words,
    closings,
    gaps,
    readings,
    questions,
    decisions,
    signals,
    changes,
    scans,
    strategies,
    promises,
    contacts,
    briefings,
    nudged,
  ] = await Promise.all([
    owing.wordsOwed(asking),
    owing.closingsOwed(asking),
    owing.gapsOwed(asking),
    owing.readingsOwed(asking),
    owing.questionsOwed(asking),
    decisionsOwed(asking.tx, asking.viewer, asking.today),
    signalsOwed(asking.tx, asking.viewer, asking.today),
    changesOwed(asking.tx, asking.viewer, asking.today),
    scansOwed(asking.tx, asking.viewer, asking.today),
    strategiesOwed(asking.tx, asking.viewer, asking.today),
    promisesOwed(asking.tx, asking.viewer, asking.today),
    contactsOwed(asking.tx, asking.viewer, asking.today),
    briefingsOwed(asking.tx, asking.viewer, asking.today),
    store.nudgeOf(asking.tx, asking.viewer, weekOf(asking.today)),
  ])
  return {
    words,
    closings,
    gaps,
    readings,
    questions,
    decisions,
    signals,
    changes,
    scans,
    strategies,
    promises,
    contacts,
    briefings,
    nudged: nudged ? { by: { person: nudged.by, name: nudged.name }, at: nudged.at.toISOString() } : null,
    person: asking.viewer.person,
  }
})

const people = answer(contract.people, async (_, asking) => ({
  people: (await owing.owedBelow(asking, weekOf(asking.today))).map(({ nudged_at: nudgedAt, ...each }) => ({
    ...each,
    count: countOf(each),
    nudgedAt: nudgedAt?.toISOString() ?? null,
    abilities: { nudge: mayNudge(countOf(each), nudgedAt) },
  })),
}))

const nudge = answer(contract.nudge, async ({ person }, asking) => {
  const { tx, viewer, today } = asking
  if (!(await personOf(tx, viewer.org, person))) throw notFound('person')
  const week = weekOf(today)
  const [report] = await owing.owedBelow(asking, week, person)
  if (!report) throw forbidden('Only their manager reminds somebody of what they owe.')
  const count = countOf(report)
  refuseUnless(mayNudge(count, report.nudged_at), 'conflict')
  const at = await store.insertNudge(tx, viewer, { person, week, owed: count })
  refuseUnless(mayNudge(count, at ? null : asking.now), 'conflict')
  const audience = await audienceFor(tx, viewer, { word: 'pair', person }, { owner: viewer.person, team: null })
  const { name: _, title: __, person: ___, nudged_at: ____, ...counts } = report
  await tell(tx, viewer.org, viewer.person, {
    happened: 'cycles.nudged',
    subject: person,
    audience,
    after: { count, ...counts },
  })
  return { person, nudgedAt: (at ?? asking.now).toISOString() }
})

export const answers: Answer[] = [
  list,
  add,
  change,
  remove,
  ending,
  carryOver,
  withoutGoals,
  succession,
  lacking,
  owed,
  mine,
  people,
  nudge,
]
