import type { OutputOf } from '../../kernel/contract.ts'
import { changedMeanwhile, forbidden, notFound } from '../../kernel/refusal.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import * as contract from './contract.ts'
import { directionAbilities } from './direction.ts'
import * as store from './store.ts'

const view = (row: store.DirectionRow): OutputOf<typeof contract.write> => ({
  direction: row.direction,
  vision: row.vision,
  mission: row.mission,
  values: row.principles,
  by: row.by && row.by_name !== null ? { person: row.by, name: row.by_name } : null,
  at: row.at.toISOString(),
  revision: row.revision,
  publishedAt: row.published_at?.toISOString() ?? null,
})

const abilitiesOf = async ({ tx, viewer }: ViewerAsking) =>
  directionAbilities({ administrator: viewer.administrator, atTheTop: await store.standsAtTheTop(tx, viewer) })

async function refuseOthers(asking: ViewerAsking): Promise<void> {
  const { write } = await abilitiesOf(asking)
  if (!write.allowed) throw forbidden(write.because ?? '')
}

const draftOf = async ({ tx, viewer }: ViewerAsking): Promise<store.DirectionRow | undefined> =>
  (await store.versions(tx, viewer)).find((row) => row.published_at === null)

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
  const draft = await draftOf(asking)
  if (!draft) await store.insertDraft(asking.tx, asking.viewer, words)
  else if (
    revision !== draft.revision ||
    !(await store.updateDraft(asking.tx, asking.viewer, draft.direction, revision, words))
  )
    throw changedMeanwhile(words, view(draft))
  const written = await draftOf(asking)
  if (!written) throw notFound('draft')
  return view(written)
})

const publish = answer(contract.publish, async ({ revision }, asking) => {
  await refuseOthers(asking)
  const { tx, viewer } = asking
  const draft = await draftOf(asking)
  if (!draft) throw notFound('draft')
  if (draft.revision !== revision) throw changedMeanwhile({ revision }, view(draft))
  const node = await store.publishVersion(tx, viewer, draft)
  await tell(tx, viewer.org, viewer.person, {
    happened: 'direction.published',
    subject: node,
    audience: viewer.org,
    after: { vision: draft.vision, mission: draft.mission },
  })
  return { ...view(draft), publishedAt: asking.now.toISOString() }
})

export const answers: Answer[] = [see, write, publish]
