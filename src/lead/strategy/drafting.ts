import type { Id } from '../../kernel/ids.ts'
import { invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { audienceFor } from '../../people/sight/store.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import type * as contract from './contract.ts'
import { draftOf, versionOf } from './seeing.ts'
import * as store from './store.ts'
import { draftFaults } from './strategy.ts'

/** The audience that a draft chooses, once it is known that its owners are in it. */
export async function refuseUnfit(asking: ViewerAsking, words: contract.DraftWords): Promise<Id> {
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
  return audience
}

export async function unseenLinks({ tx, viewer }: ViewerAsking, words: contract.DraftWords): Promise<Set<Id>> {
  const nodes = [...new Set(words.priorities.flatMap(({ links }) => links))]
  const known = new Set((await store.goalRows(tx, viewer, nodes)).map(({ node }) => node))
  return new Set(nodes.filter((node) => !known.has(node)))
}

/** The words with those links of the draft before them that their writer does not see, and so cannot have taken out. */
export async function withUnseen(
  asking: ViewerAsking,
  words: contract.DraftWords,
  before: contract.DraftWords | undefined,
) {
  if (!before) return words
  const unseen = await unseenLinks(asking, before)
  const kept = new Map(before.priorities.map((each) => [each.priority, each.links.filter((node) => unseen.has(node))]))
  return {
    ...words,
    priorities: words.priorities.map((each) => ({
      ...each,
      links: [...new Set([...each.links, ...(kept.get(each.priority) ?? [])])],
    })),
  }
}

export const inForce = async ({ tx, viewer }: ViewerAsking) =>
  (await store.versionRows(tx, viewer)).find(({ in_force }) => in_force)

/**
 * What somebody meets who writes on from another version than the one in force, or from another draft than the one that is
 * here: that draft where there is one, else that version. Nothing where neither is here.
 */
export async function meanwhile(asking: ViewerAsking, revision: number | null): Promise<contract.Meanwhile | null> {
  const row = await inForce(asking)
  const base = row?.strategy ?? null
  const draft = await draftOf(asking)
  if (draft && draft.revision !== revision) return { ...draft, base }
  return row ? { ...(await versionOf(asking, row)), revision: draft?.revision ?? null, base } : null
}
