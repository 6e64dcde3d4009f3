import { nodeFacts, relationTo } from '../../graph/store.ts'
import type { Id } from '../../kernel/ids.ts'
import { trimmed } from '../../kernel/quantity.ts'
import { changedMeanwhile, forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import type { AudienceSeen } from '../../people/sight/audience.ts'
import { audienceFor, audiencesSeen } from '../../people/sight/store.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { standsAtTheTop } from '../direction/store.ts'
import { compared } from './comparing.ts'
import * as contract from './contract.ts'
import { disagreements, healthOfGoals } from './disagreeing.ts'
import * as store from './store.ts'
import { type Allotment, draftFaults, mayUse, strategyAbilities, unitFault } from './strategy.ts'

const somebody = (person: Id | null, name: string | null) => (person && name !== null ? { person, name } : null)

const writes = async ({ tx, viewer }: ViewerAsking): Promise<boolean> =>
  viewer.administrator || (await standsAtTheTop(tx, viewer))

async function refuseOthers(asking: ViewerAsking): Promise<void> {
  const { write } = strategyAbilities(await writes(asking))
  if (!write.allowed) throw forbidden(write.because ?? '')
}

const exact = (lines: readonly Allotment[]): Allotment[] =>
  lines.map((line) => ({ ...line, amount: trimmed(line.amount) }))

/** What a version or a draft says, with the names and colours of what it speaks of. */
async function said(
  { tx, viewer }: ViewerAsking,
  {
    choices,
    priorities,
    links,
    allotments,
    lookAgainOn,
  }: {
    choices: store.ChoiceRow[]
    priorities: store.PriorityRow[]
    links: { priority: Id; node: Id }[]
    allotments: Allotment[]
    lookAgainOn: string | null
  },
): Promise<contract.StrategySaid> {
  const goals = await store.goalRows(tx, viewer, [...new Set(links.map(({ node }) => node))])
  return {
    choices,
    lookAgainOn,
    allotments: exact(allotments),
    priorities: priorities.map(({ owner, owner_name, ...row }) => {
      const own = new Set(links.filter(({ priority }) => priority === row.priority).map(({ node }) => node))
      const carrying = goals.filter(({ node }) => own.has(node))
      return {
        ...row,
        owner: { person: owner, name: owner_name },
        goals: carrying.map(({ owner: whose, owner_name: name, ...goal }) => ({
          ...goal,
          owner: somebody(whose, name),
        })),
        health: healthOfGoals(carrying.map(({ health }) => health)),
      }
    }),
  }
}

const listed = (row: store.VersionRow) => ({
  strategy: row.strategy,
  publishedOn: row.published_on,
  by: somebody(row.by, row.by_name),
  word: row.word,
  inForce: row.in_force,
})

async function audienceOf({ tx, viewer }: ViewerAsking, audience: Id): Promise<AudienceSeen> {
  const found = (await audiencesSeen(tx, viewer, [audience])).get(audience)
  return found ?? { audience, word: 'named', team: null, persons: [] }
}

async function versionOf(asking: ViewerAsking, row: store.VersionRow): Promise<contract.VersionSeen> {
  const { tx, viewer } = asking
  const words = await said(asking, {
    choices: await store.choiceRows(tx, viewer, row.strategy),
    priorities: await store.priorityRows(tx, viewer, row.strategy),
    links: await store.linkRows(tx, viewer, row.strategy),
    allotments: await store.allotmentRows(tx, viewer, row.strategy),
    lookAgainOn: row.look_again_on,
  })
  return { ...words, ...listed(row), audience: await audienceOf(asking, row.audience) }
}

async function draftOf(asking: ViewerAsking): Promise<contract.DraftSeen | null> {
  const { tx, viewer, today } = asking
  const row = await store.draftRow(tx, viewer)
  if (!row) return null
  const { choices, priorities, allotments, made, lookAgainOn } = row.words
  const audience = await audienceOf(asking, made)
  const persons = priorities.map(({ owner }) => owner)
  const owners = new Map(
    (await store.ownerRows(tx, viewer, persons, viewer.org, today)).map(({ person, name }) => [person, name]),
  )
  const words = await said(asking, {
    choices,
    priorities: priorities.map(({ links: _, ...each }) => ({ ...each, owner_name: owners.get(each.owner) ?? '' })),
    links: priorities.flatMap(({ priority, links }) => links.map((node) => ({ priority, node }))),
    allotments,
    lookAgainOn,
  })
  return { ...words, audience, by: somebody(row.by, row.by_name), at: row.at.toISOString(), revision: row.revision }
}

async function seen(asking: ViewerAsking, given?: number): Promise<contract.StrategySeen> {
  const { tx, viewer, today } = asking
  const rows = await store.versionRows(tx, viewer)
  const row = rows.find(({ in_force }) => in_force)
  const published = row ? await versionOf(asking, row) : null
  const writer = await writes(asking)
  const year = given ?? Number(today.slice(0, 4))
  const used = published
    ? await store.usedRows(
        tx,
        viewer,
        published.priorities.map(({ priority }) => priority),
      )
    : []
  const mine: Id[] = []
  for (const { priority, owner } of published?.priorities ?? [])
    if ((await abilityToUse(asking, writer, owner.person)).allowed) mine.push(priority)
  return {
    published,
    used: exact(used),
    year,
    disagreements: published ? disagreements(weighed(published), published.allotments, year) : [],
    draft: writer ? await draftOf(asking) : null,
    versions: rows.map(listed),
    mayUse: mine,
    abilities: strategyAbilities(writer),
  }
}

const weighed = ({ priorities }: contract.StrategySaid) =>
  priorities.map(({ goals, ...each }) => ({ ...each, goals: goals.map(({ health }) => health) }))

async function abilityToUse({ tx, viewer, today }: ViewerAsking, writer: boolean, owner: Id) {
  if (writer) return mayUse({ writer, owner: false, above: false })
  const facts = {
    node: owner,
    title: '',
    kind: 'goal',
    state: 'active',
    owner,
    team: null,
    audience: viewer.org,
  } as const
  const relation = await relationTo(tx, viewer, facts, today)
  return mayUse({ writer, owner: relation.isOwner, above: relation.isAbove })
}

const see = answer(contract.see, ({ year }, asking) => seen(asking, year))

const version = answer(contract.version, async ({ strategy }, asking) => {
  const rows = await store.versionRows(asking.tx, asking.viewer)
  const at = rows.findIndex((row) => row.strategy === strategy)
  const [row, before] = [rows[at], rows[at + 1]]
  if (at === -1 || !row) throw notFound('version')
  const it = await versionOf(asking, row)
  return { version: it, changes: before ? compared(await versionOf(asking, before), it) : [] }
})

/** The audience that a draft chooses, once it is known that its owners are in it and its goals are seen. */
async function refuseUnfit(asking: ViewerAsking, words: contract.DraftWords): Promise<Id> {
  const { tx, viewer, today } = asking
  const faults = draftFaults(words)
  if (faults.length > 0) throw new Refusal('invalid', faults[0]?.sentence ?? '', faults)
  const audience = await audienceFor(tx, viewer, words.audience, { owner: viewer.person, team: null })
  const persons = [...new Set(words.priorities.map(({ owner }) => owner))]
  const owners = new Map((await store.ownerRows(tx, viewer, persons, audience, today)).map((row) => [row.person, row]))
  words.priorities.forEach(({ owner }, at) => {
    const found = owners.get(owner)
    if (!found) throw notFound('person')
    if (found.left) throw invalid(`priorities.${at}.owner`, 'This person has left. Choose somebody who works here.')
    if (!found.sees)
      throw invalid(
        `priorities.${at}.owner`,
        `${found.name} is not in its audience. Choose an audience that they are in.`,
      )
  })
  const nodes = [...new Set(words.priorities.flatMap(({ links }) => links))]
  if ((await store.goalRows(tx, viewer, nodes)).length < nodes.length) throw notFound('goal')
  return audience
}

const write = answer(contract.write, async ({ revision, ...words }, asking) => {
  await refuseOthers(asking)
  const made = await refuseUnfit(asking, words)
  if (!(await store.writeDraft(asking.tx, asking.viewer, revision, { ...words, made }))) {
    const theirs = await draftOf(asking)
    throw theirs ? changedMeanwhile(words, theirs) : notFound('draft')
  }
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
