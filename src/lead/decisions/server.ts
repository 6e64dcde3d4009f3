import { nodeFacts } from '../../graph/store.ts'
import { calibrationOf } from '../../kernel/brier.ts'
import type { OutputOf } from '../../kernel/contract.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { changedMeanwhile, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { audienceFor } from '../../people/sight/store.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import * as contract from './contract.ts'
import { closesLoop, datesFault, decidingFaults, type Option, supersedingFault } from './decision.ts'
import * as hearing from './hearing.ts'
import { refuseStrangers, standsAbove } from './relating.ts'
import { decisionFor, seen, told } from './seeing.ts'
import * as store from './store.ts'

const list = answer(contract.list, async ({ most, ...wanted }, { tx, viewer, today }) => {
  const rows = await store.decisionRows(tx, viewer, today, { ...wanted, most })
  const page = rows.slice(0, most)
  return { decisions: page.map(store.listed), next: rows.length > most ? (page.at(-1)?.decision ?? null) : null }
})

const waiting = answer(contract.waiting, async (wanted, { tx, viewer }) => ({
  decisions: (await store.waitingRows(tx, viewer, wanted)).map((row) => ({
    ...store.listed(row),
    objections: row.objections,
  })),
}))

const see = answer(contract.see, ({ decision }, asking) => seen(asking, decision))

/** As many marks as there are criteria, whatever was sent. */
const fitted = (options: readonly Option[], criteria: number): Option[] =>
  options.map((option) => ({ ...option, marks: Array.from({ length: criteria }, (_, at) => option.marks[at] ?? null) }))

async function refuseSuperseding(
  { tx, viewer }: ViewerAsking,
  decision: Id,
  supersedes: Id | null,
  owner: Id,
): Promise<void> {
  if (supersedes === null) return
  const below = await store.supersededBelow(tx, viewer.org, supersedes)
  if (closesLoop(decision, supersedes, (each) => below.get(each) ?? null))
    throw invalid(
      'supersedes',
      'This would close a loop: each would take the place of the other. Choose another decision.',
    )
  const row = await store.decisionRow(tx, viewer, supersedes)
  const fault = supersedingFault(row.state)
  if (fault) throw invalid(fault.at, fault.sentence)
  if (!(await standsAbove(tx, viewer.org, owner, row)))
    throw invalid(
      'supersedes',
      `It was ${row.owner_name}’s to decide. They, their managers or the lead of its team put another in its place.`,
    )
}

const open = answer(contract.open, async ({ audience: chosen, links, tradeOffs, ...given }, asking) => {
  const { tx, viewer, today } = asking
  const owner = given.owner ?? viewer.person
  const fault = datesFault(given.decideBy, today)
  if (fault) throw invalid(fault.at, fault.sentence)
  await refuseStrangers(asking, { owner, team: given.team, tradeOffs })
  const decision = newId()
  await refuseSuperseding(asking, decision, given.supersedes, owner)
  const audience = await audienceFor(tx, viewer, chosen, { owner, team: given.team })
  const row = { decision, audience }
  const options = fitted(given.options, given.criteria.length)
  await store.insertDecision(tx, viewer, decision, { ...given, options, owner, audience })
  if (tradeOffs.length > 0) await store.setTradeOffs(tx, viewer.org, row, tradeOffs)
  if (links.length > 0) await hearing.insertLinks(tx, viewer.org, row, links)
  await told(asking, row, 'decision.opened', { question: given.question, owner })
  return seen(asking, decision)
})

const change = answer(
  contract.change,
  async ({ decision, revision, audience: chosen, tradeOffs, ...given }, asking) => {
    const { tx, viewer, today } = asking
    const row = await decisionFor(asking, decision, 'edit')
    const before: store.DecisionWords = {
      question: row.question,
      context: row.context,
      owner: row.owner,
      team: row.team,
      level: row.level,
      options: row.options,
      criteria: row.criteria,
      decideBy: row.decide_by,
      supersedes: row.supersedes,
      audience: row.audience,
    }
    const had = await store.tradeOffRows(tx, viewer.org, decision)
    const theirs = { ...before, revision: row.revision, tradeOffs: had.map(({ team_name: _, ...each }) => each) }
    if (revision !== row.revision) throw changedMeanwhile({ ...given, ...(tradeOffs ? { tradeOffs } : {}) }, theirs)
    const after: store.DecisionWords = { ...before, ...given }
    after.options = fitted(after.options, after.criteria.length)
    const fault = after.decideBy === before.decideBy ? null : datesFault(after.decideBy, today)
    if (fault) throw invalid(fault.at, fault.sentence)
    await refuseStrangers(asking, { owner: given.owner ?? null, team: given.team ?? null, tradeOffs: tradeOffs ?? [] })
    if (after.supersedes !== before.supersedes || after.owner !== before.owner)
      await refuseSuperseding(asking, decision, after.supersedes, after.owner)
    if (chosen) after.audience = await audienceFor(tx, viewer, chosen, { owner: after.owner, team: after.team })
    await refuseUnseeing(asking, row, after)
    if (!(await store.updateDecision(tx, viewer.org, decision, revision, after))) throw changedMeanwhile(given, theirs)
    if (tradeOffs) await store.setTradeOffs(tx, viewer.org, row, tradeOffs)
    if (after.audience !== before.audience) await store.moveDecision(tx, decision, after.audience)
    const [was, is] = differing(
      { ...before, tradeOffs: theirs.tradeOffs },
      { ...after, tradeOffs: tradeOffs ?? theirs.tradeOffs },
    )
    if (Object.keys(is).length > 0)
      await told(asking, { decision, audience: after.audience }, 'decision.changed', is, was)
    return seen(asking, decision)
  },
)

/** What differs between two versions, field by field. */
function differing<T extends object>(before: T, after: T): [Partial<T>, Partial<T>] {
  const fields = (Object.keys(after) as (keyof T)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  const only = (version: T) => Object.fromEntries(fields.map((field) => [field, version[field]])) as Partial<T>
  return [only(before), only(after)]
}

/** Whoever decides and all who are asked must be in its audience, whichever of the three is changed. */
async function refuseUnseeing(
  { tx, viewer, today }: ViewerAsking,
  row: store.DecisionRow,
  after: store.DecisionWords,
): Promise<void> {
  const asked = after.audience === row.audience ? [] : await hearing.askedRows(tx, viewer.org, row.decision)
  const owner = after.owner === row.owner ? [] : [after.owner]
  const unfit = await hearing.unfit(
    tx,
    viewer.org,
    after.audience,
    [...owner, ...asked.map(({ person }) => person)],
    today,
  )
  const blind = unfit.filter(({ sees }) => !sees)
  if (blind.some(({ person }) => person === after.owner))
    throw invalid('owner', 'Whoever decides is not in its audience. Choose an audience that they are in.')
  if (blind.length > 0)
    throw invalid('audience', `Not in this audience, and asked for advice: ${namesOf(blind)}. Choose another one.`)
}

const namesOf = (persons: readonly { name: string | null }[]): string => persons.map(({ name }) => name).join(', ')

const remove = answer(contract.remove, async ({ decision }, asking) => {
  const row = await decisionFor(asking, decision, 'remove')
  await store.deleteDecision(asking.tx, asking.viewer.org, decision)
  await told(asking, row, 'decision.removed')
  return { removed: true as const }
})

const ask = answer(contract.ask, async ({ decision, persons, dueOn }, asking) => {
  const { tx, viewer, today } = asking
  const row = await decisionFor(asking, decision, 'ask')
  if (dueOn && dueOn < today) throw invalid('dueOn', 'This day has passed. Choose a later one.')
  const unfit = await hearing.unfit(tx, viewer.org, row.audience, persons, today)
  if (unfit.some(({ name }) => name === null)) throw notFound('person')
  const left = unfit.filter((each) => each.left)
  if (left.length > 0) throw invalid('persons', `Not here any longer: ${namesOf(left)}. Ask somebody else.`)
  if (unfit.length > 0)
    throw invalid('persons', `Not in its audience: ${namesOf(unfit)}. Choose an audience that they are in first.`)
  const before = new Set((await hearing.askedRows(tx, viewer.org, decision)).map(({ person }) => person))
  await hearing.insertAsked(tx, viewer, row, [...new Set(persons)], dueOn)
  const fresh = [...new Set(persons)].filter((person) => !before.has(person))
  if (fresh.length > 0) await told(asking, row, 'decision.asked', { persons: fresh, dueOn })
  return seen(asking, decision)
})

const askNoLonger = answer(contract.askNoLonger, async ({ decision, person }, asking) => {
  const { tx, viewer } = asking
  const row = await decisionFor(asking, decision, 'ask')
  const asked = (await hearing.askedRows(tx, viewer.org, decision)).find((each) => each.person === person)
  if (!asked) throw notFound('person')
  if (asked.spoke) throw new Refusal('conflict', `${asked.name} has spoken, which is kept.`)
  await hearing.deleteAsked(tx, viewer.org, decision, person)
  await told(asking, row, 'decision.asked no longer', { persons: [person] })
  return seen(asking, decision)
})

const advise = answer(contract.advise, async ({ decision, kind, body }, asking) => {
  const row = await decisionFor(asking, decision, 'advise')
  const advice = await hearing.insertAdvice(asking.tx, asking.viewer, row, kind, body)
  await told(asking, row, 'decision.advised', { kind, advice })
  return seen(asking, decision)
})

const answerAdvice = answer(contract.answerAdvice, async ({ decision, advice, answer: words }, asking) => {
  const { tx, viewer } = asking
  const row = await decisionFor(asking, decision, 'answer')
  if (!(await hearing.answerAdvice(tx, viewer, decision, advice, words)))
    throw new Refusal('conflict', 'This was answered already, and an answer is not edited.')
  const { by } = (await hearing.adviceRows(tx, viewer.org, decision)).find((each) => each.advice === advice) ?? {}
  await told(asking, row, 'decision.answered', { advice, persons: by ? [by] : [] })
  return seen(asking, decision)
})

const decide = answer(contract.decide, async ({ decision, revision, ...words }, asking) => {
  const { tx, viewer, today } = asking
  const row = await decisionFor(asking, decision, 'decide')
  if (revision !== row.revision) throw changedMeanwhile(words, { question: row.question, revision: row.revision })
  const asked = await hearing.askedRows(tx, viewer.org, decision)
  const advice = await hearing.adviceRows(tx, viewer.org, decision)
  const heard = {
    options: row.options.length,
    level: row.level,
    asked: asked.map(({ person, name, due_on, spoke }) => ({ person, name, dueOn: due_on, spoke })),
    unanswered: advice.filter(({ kind, answer: said }) => kind === 'objection' && said === null).length,
  }
  const [fault, ...more] = decidingFaults(words, heard, today)
  if (fault) throw new Refusal('invalid', fault.sentence, [fault, ...more])
  if (row.supersedes) await refuseSuperseding(asking, decision, row.supersedes, row.owner)
  await store.writeDeciding(tx, viewer.org, decision, words, today)
  const involved = [row.opened_by, ...asked.map(({ person }) => person), ...advice.map(({ by }) => by)]
  const persons = [...new Set(involved.filter((person) => person !== null))]
  await told(asking, row, 'decision.decided', { decided: words.decided, persons })
  if (row.supersedes) await supersede(asking, row.supersedes)
  return seen(asking, decision)
})

/** The one whose place was taken; somebody may have been quicker. */
async function supersede(asking: ViewerAsking, decision: Id): Promise<void> {
  const { tx, viewer } = asking
  const row = await store.decisionRow(tx, viewer, decision)
  if (!(await store.writeSuperseded(tx, viewer.org, decision)))
    throw invalid('supersedes', 'Another decision has taken its place already. Supersede that one.')
  await told(asking, row, 'decision.superseded')
}

const lookAgain = answer(contract.lookAgain, async ({ decision, happened, came, reviewOn }, asking) => {
  const { tx, viewer, today } = asking
  const row = await decisionFor(asking, decision, 'look again')
  const foretold = row.probability !== null
  if (!foretold && came !== null) throw invalid('came', 'Nothing was expected of it. Say what happened, and no more.')
  if (foretold && came === null && reviewOn === null)
    throw invalid('reviewOn', 'Where it is too early to say, another day is needed to look again.')
  if (reviewOn !== null && (came !== null || reviewOn <= today))
    throw invalid(
      'reviewOn',
      came === null ? 'Choose a day to come.' : 'What came of it is known: no other day is needed.',
    )
  await hearing.insertReview(tx, viewer, row, { happened, came, lookedOn: today, reviewOn })
  await told(asking, row, 'decision.looked at again', { came })
  return seen(asking, decision)
})

const link = answer(contract.link, async ({ decision, node }, asking) => {
  const row = await decisionFor(asking, decision, 'link')
  await hearing.insertLinks(asking.tx, asking.viewer.org, row, [node])
  await told(asking, row, 'decision.linked', { node })
  return seen(asking, decision)
})

const unlink = answer(contract.unlink, async ({ decision, node }, asking) => {
  const row = await decisionFor(asking, decision, 'link')
  if (!(await hearing.deleteLink(asking.tx, asking.viewer.org, decision, node))) throw notFound('goal')
  await told(asking, row, 'decision.unlinked', { node })
  return seen(asking, decision)
})

const archive = answer(contract.archive, async ({ decision }, asking) => {
  const row = await decisionFor(asking, decision, 'archive')
  await store.setArchived(asking.tx, asking.viewer.org, decision, asking.today)
  await told(asking, row, 'decision.archived')
  return seen(asking, decision)
})

const restore = answer(contract.restore, async ({ decision }, asking) => {
  const row = await decisionFor(asking, decision, 'restore')
  await store.setArchived(asking.tx, asking.viewer.org, decision, null)
  await told(asking, row, 'decision.restored')
  return seen(asking, decision)
})

const history = answer(
  contract.history,
  async ({ decision, after }, { tx, viewer }): Promise<OutputOf<typeof contract.history>> => {
    await store.decisionRow(tx, viewer, decision)
    const rows = await hearing.eventRows(tx, viewer.org, decision, after)
    const page = rows.slice(0, 20)
    return {
      events: page.map(({ event, at, by, name, happened, after: is, persons }) => ({
        event,
        at: at.toISOString(),
        by: store.somebody(by, name),
        happened,
        fields: happened === 'decision.changed' ? Object.keys(is ?? {}) : [],
        persons: persons ?? [],
      })),
      next: rows.length > page.length ? (page.at(-1)?.event ?? null) : null,
    }
  },
)

const touching = answer(contract.touching, async ({ goal }, { tx, viewer }) => {
  await nodeFacts(tx, viewer, goal)
  const rows = await store.touchingRows(tx, viewer, goal)
  return { goal, decisions: rows.map((row) => ({ ...store.listed(row), reason: row.reason })) }
})

const calibration = answer(contract.calibration, async ({ owner }, { tx, viewer }) =>
  calibrationOf(await store.foretold(tx, viewer.org, owner ?? null)),
)

export const answers: Answer[] = [
  list,
  calibration,
  waiting,
  see,
  open,
  change,
  remove,
  ask,
  askNoLonger,
  advise,
  answerAdvice,
  decide,
  lookAgain,
  link,
  unlink,
  archive,
  restore,
  history,
  touching,
]
