import { nodeFacts } from '../../graph/store.ts'
import { changedMeanwhile, forbidden, invalid, notFound } from '../../kernel/refusal.ts'
import { type Answer, answer } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { compared } from './comparing.ts'
import * as contract from './contract.ts'
import { inForce, meanwhile, refuseUnfit, unseenLinks, withUnseen } from './drafting.ts'
import { abilityToUse, draftOf, refuseOthers, seen, versionOf, writes } from './seeing.ts'
import * as store from './store.ts'
import { unitFault } from './strategy.ts'

const see = answer(contract.see, ({ year }, asking) => seen(asking, year))

const version = answer(contract.version, async ({ strategy }, asking) => {
  const rows = await store.versionRows(asking.tx, asking.viewer)
  const at = rows.findIndex((row) => row.strategy === strategy)
  const [row, before] = [rows[at], rows[at + 1]]
  if (at === -1 || !row) throw notFound('version')
  const it = await versionOf(asking, row)
  return {
    version: it,
    before: before?.strategy ?? null,
    changes: before ? compared(await versionOf(asking, before), it) : [],
  }
})

const write = answer(contract.write, async ({ revision, base, ...words }, asking) => {
  const { tx, viewer } = asking
  await refuseOthers(asking)
  const made = await refuseUnfit(asking, words)
  if ((await unseenLinks(asking, words)).size > 0) throw notFound('goal')
  const now = (await inForce(asking))?.strategy ?? null
  const before = await store.draftRow(tx, viewer)
  const from = base === undefined ? (before ? before.words.base : now) : base
  // Whoever began from another version, or wrote on in a draft that is gone, would put old words back by publishing.
  const begun = base === undefined && revision !== null && !before
  if (now !== null && (begun || (base !== undefined && base !== now)))
    throw changedMeanwhile(words, await meanwhile(asking, revision))
  const whole = { ...(await withUnseen(asking, words, before?.words)), made, base: from }
  // A draft that was thrown away meanwhile stands in nobody's way: this one is written anew.
  if (!(await store.writeDraft(tx, viewer, before ? revision : null, whole)))
    throw changedMeanwhile(words, await meanwhile(asking, revision))
  return seen(asking)
})

const discard = answer(contract.discard, async ({ revision }, asking) => {
  await refuseOthers(asking)
  if (!(await store.deleteDraft(asking.tx, asking.viewer, revision))) {
    const theirs = await draftOf(asking)
    throw theirs ? changedMeanwhile({ revision }, theirs) : notFound('draft')
  }
  return seen(asking)
})

const publish = answer(contract.publish, async ({ revision, word }, asking) => {
  const { tx, viewer, today } = asking
  await refuseOthers(asking)
  const draft = await store.draftRow(tx, viewer)
  if (!draft) throw notFound('draft')
  if (draft.revision !== revision) throw changedMeanwhile({ revision }, await draftOf(asking))
  const { words } = draft
  if (words.priorities.length === 0)
    throw invalid('priorities', 'There is no priority in it. Write at least one first.')
  const before = (await store.versionRows(tx, viewer)).length > 0
  if (before && word === '') throw invalid('word', 'Say in a word why it changed: people will ask.')
  const now = await inForce(asking)
  if (now && words.base !== now.strategy) throw changedMeanwhile({ revision }, await meanwhile(asking, revision))
  const audience = await refuseUnfit(asking, words)
  // Two who publish at once: the second finds nothing to publish.
  if (!(await store.deleteDraft(tx, viewer, revision))) throw notFound('draft')
  const strategy = await store.insertVersion(tx, viewer, words, { audience, word, today })
  await tell(tx, viewer.org, viewer.person, {
    happened: 'strategy.published',
    subject: strategy,
    audience,
    after: { word, priorities: words.priorities.map(({ title }) => title) },
  })
  return seen(asking)
})

const use = answer(contract.use, async ({ amount, ...slot }, asking) => {
  const { tx, viewer } = asking
  const row = (await store.versionRows(tx, viewer)).find(({ in_force }) => in_force)
  const priority =
    row && (await store.priorityRows(tx, viewer, row.strategy)).find((each) => each.priority === slot.priority)
  if (!row || !priority) throw notFound('priority')
  const ability = await abilityToUse(asking, await writes(asking), priority.owner)
  if (!ability.allowed) throw forbidden(ability.because ?? '')
  const fault = unitFault(slot.kind, slot.unit)
  if (fault) throw invalid('unit', fault)
  await store.setUsed(tx, viewer, slot, row.audience, amount)
  const { kind, unit, year, quarter } = slot
  await tell(tx, viewer.org, viewer.person, {
    happened: 'strategy.used',
    subject: row.strategy,
    audience: row.audience,
    after: { priority: priority.title, kind, unit, year, quarter, amount },
  })
  return seen(asking)
})

const carried = answer(contract.carried, async ({ goal }, { tx, viewer }) => {
  await nodeFacts(tx, viewer, goal)
  const rows = await store.carriedRows(tx, viewer, goal)
  return { goal, priorities: rows.map(({ owner, name, ...row }) => ({ ...row, owner: { person: owner, name } })) }
})

const slides = answer(contract.slides, async ({ year }, asking) => {
  const { published, used, year: of, disagreements: told } = await seen(asking, year)
  if (!published) throw notFound('strategy')
  const { slidesOf } = await import('./slides.ts')
  const base64 = await slidesOf({ version: published, used, year: of, disagreements: told })
  return { name: `strategy-${published.publishedOn}.pptx`, base64 }
})

export const answers: Answer[] = [see, version, write, discard, publish, use, carried, slides]
