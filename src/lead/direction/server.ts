import type { OutputOf } from '../../kernel/contract.ts'
import { changedMeanwhile, forbidden, invalid, notFound } from '../../kernel/refusal.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import * as contract from './contract.ts'
import { mayWritePurpose } from './direction.ts'
import * as store from './store.ts'

const view = (row: store.DirectionRow): OutputOf<typeof contract.write> => ({
  direction: row.direction,
  vision: row.vision,
  mission: row.mission,
  values: row.principles.map(({ name, text, behaviours = [] }) => ({ name, text, behaviours })),
  by: row.by && row.by_name !== null ? { person: row.by, name: row.by_name } : null,
  at: row.at.toISOString(),
  revision: row.revision,
  publishedAt: row.published_at?.toISOString() ?? null,
  word: row.word,
})

const abilitiesOf = store.abilitiesOf

async function refuseOthers(asking: ViewerAsking): Promise<void> {
  const { write } = await abilitiesOf(asking)
  if (!write.allowed) throw forbidden(write.because ?? '')
}

/** What is being written, and what is in force. */
async function standing({ tx, viewer }: ViewerAsking) {
  const rows = await store.versions(tx, viewer)
  return {
    draft: rows.find((row) => row.published_at === null),
    inForce: rows.find((row) => row.published_at !== null),
  }
}

const see = answer(contract.see, async (_, asking) => {
  const rows = await store.versions(asking.tx, asking.viewer)
  const abilities = await abilitiesOf(asking)
  const [published, ...earlier] = rows.filter((row) => row.published_at !== null)
  const draft = rows.find((row) => row.published_at === null)
  return {
    published: published ? view(published) : null,
    draft: draft && abilities.write?.allowed ? view(draft) : null,
    earlier: earlier.map(view),
    node: await store.visionNode(asking.tx, asking.viewer),
    abilities,
  }
})

const write = answer(contract.write, async ({ revision, ...words }, asking) => {
  await refuseOthers(asking)
  await store.holdDirection(asking.tx, asking.viewer)
  const { draft, inForce } = await standing(asking)
  // What was being written has been published meanwhile.
  if (!draft && inForce && revision !== null) throw changedMeanwhile(words, view(inForce))
  if (!draft) await store.insertDraft(asking.tx, asking.viewer, words)
  else if (
    revision !== draft.revision ||
    !(await store.updateDraft(asking.tx, asking.viewer, draft.direction, revision, words))
  )
    throw changedMeanwhile(words, view(draft))
  const { draft: written } = await standing(asking)
  if (!written) throw notFound('draft')
  return view(written)
})

const publish = answer(contract.publish, async ({ revision, word }, asking) => {
  await refuseOthers(asking)
  const { tx, viewer } = asking
  await store.holdDirection(tx, viewer)
  const { draft, inForce } = await standing(asking)
  if (!draft) throw notFound('draft')
  if (draft.revision !== revision) throw changedMeanwhile({ revision }, view(draft))
  if (inForce && word === '')
    throw invalid('word', 'Say in a sentence why the direction changes. It stands with the version.')
  const node = await store.publishVersion(tx, viewer, draft, word)
  await tell(tx, viewer.org, viewer.person, {
    happened: 'direction.published',
    subject: node,
    audience: viewer.org,
    after: { vision: draft.vision, mission: draft.mission },
  })
  return { ...view(draft), word, publishedAt: asking.now.toISOString() }
})

const somebody = (by: string | null, name: string | null) => (by && name !== null ? { person: by, name } : null)
const said = ({ purpose, text, by, name, at }: store.PurposeRow) => ({
  purpose,
  text,
  by: somebody(by, name),
  at: at.toISOString(),
})

async function purposeSeen({ tx, viewer }: ViewerAsking, team: string): Promise<OutputOf<typeof contract.purpose>> {
  const found = await store.teamRow(tx, viewer, team)
  if (!found) throw notFound('team')
  const [latest, ...earlier] = (await store.purposeRows(tx, viewer, team)).map(said)
  // An import that is taken back leaves a version that says nothing.
  const current = latest?.text === '' ? null : latest
  return {
    team,
    current: current ?? null,
    earlier: earlier.filter(({ text }) => text !== ''),
    abilities: { write: mayWritePurpose(found, viewer.person) },
  }
}

const purposes = answer(contract.purposes, async ({ after }, { tx, viewer }) => {
  const rows = await store.purposesInForce(tx, viewer, after ?? null)
  const page = rows.slice(0, store.purposesAtOnce)
  return {
    purposes: page.map(({ team, name, text, at }) => ({ team: { team, name }, text, at: at.toISOString() })),
    next: rows.length > page.length ? (page.at(-1)?.team ?? null) : null,
  }
})

const purpose = answer(contract.purpose, ({ team }, asking) => purposeSeen(asking, team))

const writePurpose = answer(contract.writePurpose, async ({ team, text, after }, asking) => {
  const { tx, viewer } = asking
  await store.holdTeam(tx, viewer, team)
  const before = await purposeSeen(asking, team)
  if (!before.abilities.write.allowed) throw forbidden(before.abilities.write.because ?? '')
  if ((before.current?.purpose ?? null) !== after) throw changedMeanwhile({ text }, before.current)
  if (before.current?.text === text) return before
  await store.insertPurpose(tx, viewer, team, text)
  await tell(tx, viewer.org, viewer.person, {
    happened: 'team.said its purpose',
    subject: team,
    audience: viewer.org,
    before: before.current && { purpose: before.current.text },
    after: { purpose: text },
  })
  return purposeSeen(asking, team)
})

export const answers: Answer[] = [see, write, publish, purposes, purpose, writePurpose]
