import type { Id } from '../../kernel/ids.ts'
import { forbidden, invalid, notFound } from '../../kernel/refusal.ts'
import type { Ability } from '../../kernel/viewer.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { announce } from '../../platform/wire.ts'
import * as contract from './contract.ts'
import { begunWith, joined, takenUp } from './joining.ts'
import * as store from './store.ts'

/** Where a text belongs: who reads it, what is saved there, how long it may be, and whether the viewer may write it. */
export interface Place {
  audience: Id
  saved: string
  most: number
  write: Ability
}

/** Finds the place of a text, or throws where the viewer sees none. Undefined where nothing of the kind is written together. */
export type FindPlace = (asking: ViewerAsking, about: store.About) => Promise<Place | undefined>

export function answersWith({ placeOf }: { placeOf: FindPlace }): Answer[] {
  /** Words that are not saved are for those who write with one, and for nobody else. */
  const placed = async (asking: ViewerAsking, about: store.About): Promise<Place> => {
    const place = await placeOf(asking, about)
    if (!place) throw invalid('field', `Nothing is written together under the name ${about.kind} ${about.field}.`)
    if (!place.write.allowed) throw forbidden(place.write.because ?? '')
    return place
  }
  const seen = async ({ tx, viewer }: ViewerAsking, about: store.About) => {
    const row = await store.sharedRow(tx, viewer, about)
    return {
      text: row?.shared_text ?? null,
      state: row ? Buffer.from(row.state).toString('base64') : null,
      writers: row?.writers ?? [],
    }
  }

  return [
    answer(contract.see, async (about, asking) => {
      await placed(asking, about)
      return seen(asking, about)
    }),

    answer(contract.begin, async (about, asking) => {
      const { tx, viewer } = asking
      const { audience, saved } = await placed(asking, about)
      await store.insertShared(tx, viewer.org, about, { audience, saved, state: begunWith(saved) })
      const row = await store.sharedRow(tx, viewer, about, 'to write')
      if (!row) throw notFound(about.kind)
      const { state, agrees } = takenUp(row.state, saved, row.saved)
      if (state !== row.state || agrees !== row.saved || audience !== row.audience)
        await store.updateShared(tx, viewer.org, row.shared_text, { audience, state, saved: agrees, wrote: row.wrote })
      return seen(asking, about)
    }),

    // No history is written of single letters: what comes of them stands in the history of what is saved.
    answer(contract.write, async ({ part, ...about }, asking) => {
      const { tx, viewer, now } = asking
      const { audience, most } = await placed(asking, about)
      const row = await store.sharedRow(tx, viewer, about, 'to write')
      if (!row) throw notFound('text that has been begun')
      const state = joined(row.state, Buffer.from(part, 'base64'), most)
      if (typeof state === 'string') throw invalid('part', state)
      const { shared_text: text, saved } = row
      const lately = Object.entries(row.wrote).filter(([, at]) => now.getTime() - Date.parse(at) < 60_000)
      const wrote = { ...Object.fromEntries(lately), [viewer.person]: now.toISOString() }
      await store.updateShared(tx, viewer.org, text, { audience, state, saved, wrote })
      announce(tx, [{ org: viewer.org, subjects: [{ subject: text, audience }] }])
      return { text }
    }),
  ]
}
