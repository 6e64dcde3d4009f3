// Long because: the answers of fourteen operations.
import { nodeFacts } from '../../graph/store.ts'
import { thresholds } from '../../kernel/anonymity.ts'
import { addDays } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { changedMeanwhile, forbidden, invalid, notFound } from '../../kernel/refusal.ts'
import { audienceFor } from '../../people/sight/store.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import * as carrying from './carrying.ts'
import { type Affected, affectedFault, keptAt, type Stage, speakingFault, stagesFault } from './change.ts'
import * as contract from './contract.ts'
import { carries, changeFor, listed, quietly, seen, standingTo, told } from './seeing.ts'
import * as store from './store.ts'

interface Named {
  owner: Id | null
  team: Id | null
  champions: readonly Id[]
  affected: readonly Affected[]
}

/** Whoever is named is here, whoever carries it has not left, and stakeholders are such as the viewer sees. */
async function refuseStrangers(asking: ViewerAsking, { owner, team, champions, affected }: Named): Promise<void> {
  const some = <Part>(parts: readonly (Part | null)[]): Part[] => parts.filter((part) => part !== null)
  const persons = some([owner, ...champions, ...affected.map((each) => each.person)])
  const teams = some([team, ...affected.map((each) => each.team)])
  const missing = await carrying.strangers(asking.tx, asking.viewer.org, persons, teams)
  if (missing.persons) throw notFound('person')
  if (missing.teams) throw notFound('team')
  const outside = some(affected.map(({ stakeholder }) => stakeholder))
  const names = await carrying.stakeholderNames(asking.tx, asking.viewer.org, outside)
  if (names.size < new Set(outside).size) throw notFound('stakeholder')
}

/** Its owner and its champions work here and are in its audience. */
async function refuseUnseeing(asking: ViewerAsking, audience: Id, owner: Id, champions: readonly Id[]): Promise<void> {
  const { tx, viewer, today } = asking
  const unfit = await carrying.unfit(tx, viewer.org, audience, [owner, ...champions], today)
  const [one] = unfit
  if (!one) return
  const at = one.person === owner ? 'owner' : 'champions'
  throw invalid(
    at,
    one.left
      ? `${one.name ?? 'Somebody'} has left. Choose somebody who works here.`
      : `${one.name ?? 'Somebody'} is not in its audience. Choose an audience that they are in.`,
  )
}

/** What differs between two versions, field by field. */
function differing<T extends object>(before: T, after: T): [Partial<T>, Partial<T>] {
  const fields = (Object.keys(after) as (keyof T)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  const only = (version: T) => Object.fromEntries(fields.map((field) => [field, version[field]])) as Partial<T>
  return [only(before), only(after)]
}

const wordsOf = (row: store.ChangeRow): store.ChangeWords => {
  const { title, whyNow, ifNot, owner, team, model, stages, current, next, lookAgainOn, audience } = row
  return { title, whyNow, ifNot, owner, team, model, stages, current, next, lookAgainOn, audience }
}

function refuseStages(stages: readonly Stage[], current: number | null): void {
  const fault = stagesFault(stages, current)
  if (fault) throw invalid(fault.at, fault.sentence)
}

function refuseAffected(affected: readonly Affected[]): void {
  const fault = affectedFault(affected)
  if (fault) throw invalid(fault.at, fault.sentence)
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : '')

const list = answer(contract.list, async ({ most, after, ...wanted }, asking) => {
  const from = after ? await store.changeRow(asking.tx, asking.viewer, after) : undefined
  const rows = await store.changeRows(asking.tx, asking.viewer, asking.today, { ...wanted, after: from, most })
  const page = rows.slice(0, most)
  return { changes: await listed(asking, page), next: rows.length > most ? (page.at(-1)?.change ?? null) : null }
})

const see = answer(contract.see, ({ change }, asking) => seen(asking, change))

const begin = answer(contract.begin, async ({ audience: chosen, links, affected, champions, ...given }, asking) => {
  const { tx, viewer, today } = asking
  const owner = given.owner ?? viewer.person
  const current = given.current === undefined ? keptAt(null, given.stages.length) : given.current
  refuseStages(given.stages, current)
  refuseAffected(affected)
  await refuseStrangers(asking, { owner, team: given.team, champions, affected })
  const audience = await audienceFor(tx, viewer, chosen, { owner, team: given.team })
  await refuseUnseeing(asking, audience, owner, champions)
  const row = { change: newId(), audience }
  const lookAgainOn = given.lookAgainOn ?? addDays(today, 30)
  await store.insertChange(tx, viewer, row.change, { ...given, owner, current, lookAgainOn, audience })
  await carrying.setAffected(tx, viewer.org, row, affected)
  await carrying.setChampions(tx, viewer.org, row, champions)
  if (links.length > 0) await carrying.insertLinks(tx, viewer.org, row, links)
  await told(asking, row, 'change.begun', { title: given.title, owner })
  return seen(asking, row.change)
})

const change = answer(
  contract.change,
  async ({ change: of, revision, audience: chosen, affected, champions, ...given }, asking) => {
    const { tx, viewer } = asking
    const row = await changeFor(asking, of, 'edit')
    const before = wordsOf(row)
    const all = (await carrying.affectedRows(tx, viewer.org, of)).map(
      ({ team_name: _, person_name: __, ...each }) => each,
    )
    const hidden = await unseen(asking, all)
    const had = {
      affected: all.filter((each) => !hidden.includes(each)),
      champions: (await carrying.championRows(tx, viewer.org, of)).map(({ person }) => person),
    }
    const theirs = { ...before, ...had, revision: row.revision }
    const yours = { ...given, ...(affected ? { affected } : {}), ...(champions ? { champions } : {}) }
    if (revision !== row.revision) throw changedMeanwhile(yours, theirs)
    const after: store.ChangeWords = { ...before, ...given }
    if (given.stages && given.current === undefined) after.current = keptAt(before.current, given.stages.length)
    refuseStages(after.stages, after.current)
    if (affected) refuseAffected(affected)
    const named = { owner: given.owner ?? null, team: given.team ?? null }
    const fresh = { champions: champions ?? [], affected: affected ?? [] }
    await refuseStrangers(asking, { ...named, ...fresh })
    if (chosen) after.audience = await audienceFor(tx, viewer, chosen, { owner: after.owner, team: after.team })
    const moved = after.audience !== before.audience
    if (moved || champions || after.owner !== before.owner)
      await refuseUnseeing(asking, after.audience, after.owner, champions ?? had.champions)
    if (!(await store.updateChange(tx, viewer.org, of, revision, after))) throw changedMeanwhile(yours, theirs)
    // Stakeholders that the writer does not see were not in what they read, and stay.
    if (affected) await carrying.setAffected(tx, viewer.org, row, [...affected, ...hidden])
    if (champions) await carrying.setChampions(tx, viewer.org, row, champions)
    if (moved) await store.moveChange(tx, of, after.audience)
    const [was, is] = differing({ ...before, ...had }, { ...after, ...had, ...yours })
    if (Object.keys(is).length > 0)
      await told(asking, { change: of, audience: after.audience }, 'change.changed', openly(is), openly(was))
    return seen(asking, of)
  },
)

/** Stakeholders have audiences of their own: the history says that whom it affects changed, and names none of them. */
const openly = <Words extends { affected?: readonly Affected[] }>(words: Words): Words =>
  words.affected ? { ...words, affected: words.affected.filter(({ stakeholder }) => stakeholder === null) } : words

/** Of these, the stakeholders that the viewer does not see. */
async function unseen(asking: ViewerAsking, all: readonly Affected[]): Promise<Affected[]> {
  const outside = all.flatMap(({ stakeholder }) => stakeholder ?? [])
  if (outside.length === 0) return []
  const names = await carrying.stakeholderNames(asking.tx, asking.viewer.org, outside)
  return all.filter(({ stakeholder }) => stakeholder !== null && !names.has(stakeholder))
}

const lookAgain = answer(contract.lookAgain, async ({ change: of, revision, note, lookAgainOn, ...given }, asking) => {
  const row = await changeFor(asking, of, 'look again')
  const before = wordsOf(row)
  if (revision !== row.revision)
    throw changedMeanwhile({ ...given, lookAgainOn }, { ...before, revision: row.revision })
  if (lookAgainOn <= asking.today) throw invalid('lookAgainOn', 'The day to look again has passed. Choose a later one.')
  const current = given.current === undefined ? before.current : given.current
  const after = { ...before, next: given.next ?? before.next, current, lookAgainOn }
  refuseStages(after.stages, current)
  if (!(await store.updateChange(asking.tx, asking.viewer.org, of, revision, after)))
    throw changedMeanwhile({ ...given, lookAgainOn }, { ...before, revision: row.revision })
  const stage = current === before.current || current === null ? null : (after.stages[current]?.title ?? null)
  await told(asking, row, stage === null ? 'change.looked at again' : 'change.moved on', { stage, note, lookAgainOn })
  return seen(asking, of)
})

const resist = answer(contract.resist, async ({ change: of, said, person, team, agreed, behind }, asking) => {
  const { tx, viewer, today } = asking
  const row = await changeFor(asking, of, 'resist')
  const carrier = carries(await standingTo(asking, row))
  const missing = await carrying.strangers(tx, viewer.org, person ? [person] : [], team ? [team] : [])
  if (missing.persons) throw notFound('person')
  if (missing.teams) throw notFound('team')
  const members = team ? await carrying.membersOf(tx, viewer.org, team) : null
  const fault = speakingFault({ person, team, agreed }, viewer.person, carrier, members, thresholds.scores)
  if (fault) throw invalid(fault.at, fault.sentence)
  const [blind] = person ? await carrying.unfit(tx, viewer.org, row.audience, [person], today) : []
  if (blind)
    throw invalid(
      'person',
      `${blind.name ?? 'This person'} could not read what is said here of them. Leave the name out.`,
    )
  await carrying.insertResistance(tx, viewer, row, { said, person, team, behind })
  await quietly(asking, row, 'change.resisted')
  return seen(asking, of)
})

const answerResistance = answer(
  contract.answerResistance,
  async ({ change: of, resistance, revision, ...given }, asking) => {
    const { tx, viewer } = asking
    const row = await changeFor(asking, of, 'answer')
    const was = (await carrying.resistanceRows(tx, viewer.org, of)).find((each) => each.resistance === resistance)
    if (!was) throw notFound('resistance')
    const before = { behind: was.behind, answer: was.answer, moved: was.moved }
    const after = { ...before, ...given }
    if (revision !== was.revision) throw changedMeanwhile(given, { ...before, revision: was.revision })
    if (after.moved !== null && after.answer === '')
      throw invalid('answer', 'Nobody is moved by no answer. Write what was answered.')
    const anew = after.answer !== before.answer
    if (!(await carrying.writeAnswer(tx, viewer, resistance, revision, after, anew)))
      throw changedMeanwhile(given, { ...before, revision: was.revision })
    await told(asking, row, anew ? 'change.answered' : 'change.answer changed', { resistance })
    return seen(asking, of)
  },
)

const withdrawName = answer(contract.withdrawName, async ({ change: of, resistance }, asking) => {
  const { tx, viewer } = asking
  const row = await store.changeRow(tx, viewer, of, 'to write')
  const was = (await carrying.resistanceRows(tx, viewer.org, of)).find((each) => each.resistance === resistance)
  if (!was) throw notFound('resistance')
  if (was.person !== viewer.person) throw forbidden('Only the one who is named takes the name off.')
  await carrying.deleteName(tx, viewer.org, resistance)
  await quietly(asking, row, 'change.name withdrawn')
  return seen(asking, of)
})

const close = answer(contract.close, async ({ change: of, closedAs, learnt }, asking) => {
  const row = await changeFor(asking, of, 'close')
  const { lookAgainOn } = row
  await store.setClosed(asking.tx, asking.viewer.org, of, { closedAs, closedOn: asking.today, learnt, lookAgainOn })
  await told(asking, row, 'change.closed', { closedAs, learnt })
  return seen(asking, of)
})

const reopen = answer(contract.reopen, async ({ change: of }, asking) => {
  const { tx, viewer, today } = asking
  const row = await changeFor(asking, of, 'reopen')
  const again = { closedAs: null, closedOn: null, learnt: row.learnt, lookAgainOn: addDays(today, 30) }
  await store.setClosed(tx, viewer.org, of, again)
  await told(asking, row, 'change.reopened', null, { closedAs: row.closedAs, learnt: row.learnt })
  return seen(asking, of)
})

const link = answer(contract.link, async ({ change: of, node }, asking) => {
  const row = await changeFor(asking, of, 'link')
  await carrying.insertLinks(asking.tx, asking.viewer.org, row, [node])
  await told(asking, row, 'change.linked', { node })
  return seen(asking, of)
})

const unlink = answer(contract.unlink, async ({ change: of, node }, asking) => {
  const row = await changeFor(asking, of, 'link')
  if (!(await carrying.deleteLink(asking.tx, asking.viewer.org, of, node))) throw notFound('goal')
  await told(asking, row, 'change.unlinked', { node })
  return seen(asking, of)
})

const history = answer(contract.history, async ({ change: of, after }, { tx, viewer }) => {
  await store.changeRow(tx, viewer, of)
  const rows = await store.eventRows(tx, viewer.org, of, after)
  const page = rows.slice(0, 20)
  return {
    events: page.map(({ event, at, by, name, happened, after: is }) => ({
      event,
      at: at.toISOString(),
      by: store.somebody(by, name),
      happened,
      fields: happened === 'change.changed' ? Object.keys(is ?? {}) : [],
      note: [plain(is?.stage), plain(is?.note)].filter(Boolean).join(': '),
    })),
    next: rows.length > page.length ? (page.at(-1)?.event ?? null) : null,
  }
})

const serving = answer(contract.serving, async ({ goal }, asking) => {
  await nodeFacts(asking.tx, asking.viewer, goal)
  return { goal, changes: await listed(asking, await store.servingRows(asking.tx, asking.viewer, goal)) }
})

export const answers: Answer[] = [
  list,
  see,
  begin,
  change,
  lookAgain,
  resist,
  answerResistance,
  withdrawName,
  close,
  reopen,
  link,
  unlink,
  history,
  serving,
]
