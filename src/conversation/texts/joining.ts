import * as Y from 'yjs'
import { replacement } from './text.ts'

// A text that several write at once is a Yjs document with one text in it. The same rules run in the browser and at the
// server, which keeps the document and never writes into it but where what is saved has moved on.

const name = 'words'

export const wordsIn = (doc: Y.Doc): Y.Text => doc.getText(name)

/** Makes a text say something else by touching only what differs, so that what others write beside it stays. */
export function rewrite(doc: Y.Doc, after: string, origin: unknown = null): void {
  const text = wordsIn(doc)
  const { at, drop, put } = replacement(text.toString(), after)
  if (drop === 0 && put === '') return
  doc.transact(() => {
    text.delete(at, drop)
    text.insert(at, put)
  }, origin)
}

export function opened(state?: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  if (state) Y.applyUpdate(doc, state)
  return doc
}

/**
 * A document with a part added, or what is wrong with the part.
 * @param most how many UTF-16 units the text may have
 */
export function joined(state: Uint8Array, part: Uint8Array, most: number): Uint8Array | string {
  const doc = opened(state)
  try {
    Y.applyUpdate(doc, part)
  } catch {
    return 'This is not a part of a text. Send a Yjs update, in base64.'
  }
  if ([...doc.share.keys()].some((each) => each !== name))
    return `The document holds one text, named ${name}. Write into that one.`
  if (doc.store.pendingStructs || doc.store.pendingDs)
    return 'This part goes on from another one that has not come. Send everything since the text was opened.'
  const text = wordsIn(doc)
  if (text.length > most)
    return `A text that is written together has at most ${most.toLocaleString('en-GB')} characters.`
  if (
    text
      .toDelta()
      .some(
        ({ insert, attributes }: { insert: unknown; attributes?: object }) => typeof insert !== 'string' || attributes,
      )
  )
    return 'A text that is written together is plain: letters without formats, and nothing else among them.'
  const all = Y.encodeStateAsUpdate(doc)
  if (all.length > heaviest + 20 * most)
    return 'Too much was written here and taken out again. Copy what you need, save the form, and open it anew.'
  return all
}

/** Bytes of a document, beside twenty for each letter that it may have: what was deleted leaves a little behind. */
const heaviest = 1_000_000

/**
 * The document to go on with when somebody opens it again.
 * @param saved what stands where the text belongs now
 * @param before what stood there when the document last agreed with it
 * @returns the document, and what it agrees with: unsaved words stay, whatever was saved elsewhere meanwhile
 */
export function takenUp(state: Uint8Array, saved: string, before: string): { state: Uint8Array; agrees: string } {
  const doc = opened(state)
  const words = wordsIn(doc).toString()
  if (words === saved) return { state, agrees: saved }
  if (words !== before) return { state, agrees: before }
  rewrite(doc, saved)
  return { state: Y.encodeStateAsUpdate(doc), agrees: saved }
}

export function begunWith(words: string): Uint8Array {
  const doc = opened()
  wordsIn(doc).insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}
