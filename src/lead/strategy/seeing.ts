import { relationTo } from '../../graph/store.ts'
import type { Id } from '../../kernel/ids.ts'
import { trimmed } from '../../kernel/quantity.ts'
import { forbidden } from '../../kernel/refusal.ts'
import type { AudienceSeen } from '../../people/sight/audience.ts'
import { audiencesSeen } from '../../people/sight/store.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { standsAtTheTop } from '../direction/store.ts'
import type * as contract from './contract.ts'
import { disagreements, healthOfGoals } from './disagreeing.ts'
import * as store from './store.ts'
import { type Allotment, mayUse, strategyAbilities } from './strategy.ts'

const somebody = (person: Id | null, name: string | null) => (person && name !== null ? { person, name } : null)

export const writes = async ({ tx, viewer }: ViewerAsking): Promise<boolean> =>
  viewer.administrator || (await standsAtTheTop(tx, viewer))

export async function refuseOthers(asking: ViewerAsking): Promise<void> {
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

export async function versionOf(asking: ViewerAsking, row: store.VersionRow): Promise<contract.VersionSeen> {
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

export async function draftOf(asking: ViewerAsking): Promise<contract.DraftSeen | null> {
  const { tx, viewer, today } = asking
  const row = await store.draftRow(tx, viewer)
  if (!row) return null
  const { choices, priorities, allotments, made, lookAgainOn, base } = row.words
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
  return {
    ...words,
    base: base ?? null,
    audience,
    by: somebody(row.by, row.by_name),
    at: row.at.toISOString(),
    revision: row.revision,
  }
}

export async function seen(asking: ViewerAsking, given?: number): Promise<contract.StrategySeen> {
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

export async function abilityToUse({ tx, viewer, today }: ViewerAsking, writer: boolean, owner: Id) {
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
