import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ask } from '../../../web/ask.ts'
import { readKept, useKeptKey, writeKept } from '../../../web/kept.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { useAnswer } from '../../../web/queries.ts'
import type { Refused } from '../../../web/refused.ts'
import { begin, see, write } from '../contract.ts'
import type { SharedDoc } from './doc.ts'

/** Where a text belongs, and what stood there when writing began. */
export interface Place {
  kind: string
  subject: string
  field: string
  saved: string
}

/** Milliseconds between two sendings while somebody types, and until one that failed is tried again. */
const pause = 150
const again = 2_000
const nowhere = { kind: '', subject: '', field: '' }

/**
 * Writes a text together with everybody else who has it open: what they type comes by `onChange`, what one types oneself
 * goes in by `type`. Until the text has come, where it does not, and without a place, one writes alone. `left` tells
 * that somebody left words there that nobody saved.
 */
export function useWriting(place: Place | undefined, value: string, onChange: (words: string) => void) {
  const { kind, subject, field } = place ?? nowhere
  const { doc, fault, left, sent } = useDoc(place, value)
  const query = useAnswer(see, { kind, subject, field }, { enabled: doc !== null, every: 15_000 })
  const input = useRef<HTMLTextAreaElement>(null)
  const caret = useRef<number[] | null>(null)

  const state = query.data?.state
  useEffect(() => {
    if (!doc || !state) return
    const at = input.current
    const before = doc.words()
    const places = doc.take(state, at ? [at.selectionStart, at.selectionEnd] : [])
    if (document.activeElement === at && doc.words() !== before) caret.current = places
  }, [doc, state])

  // What is shown follows what all have written; one’s own letters are in it already.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after everything that may have changed either of them
  useEffect(() => {
    if (doc && doc.words() !== value) onChange(doc.words())
    else if (doc && !doc.waits) writeKept(sent, value)
  }, [doc, state, value])

  // Where somebody else wrote before the caret, it moves along with the word that it was at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the other one’s words are shown
  useLayoutEffect(() => {
    const [from, to] = caret.current ?? []
    if (from !== undefined && to !== undefined && doc?.words() === value) input.current?.setSelectionRange(from, to)
    if (doc?.words() === value) caret.current = null
  }, [value])

  const type = (words: string) => {
    doc?.write(words)
    onChange(words)
  }
  return { type, input, fault, left, writers: query.data?.writers ?? [] }
}

/** The text as this page has it, once it has come; what is typed into it is sent by itself. */
function useDoc(place: Place | undefined, value: string) {
  const organisation = useOrganisation()
  const [doc, setDoc] = useState<SharedDoc | null>(null)
  const [fault, setFault] = useState<Refused | null>(null)
  const [left, setLeft] = useState(false)
  const typed = useRef(value)
  typed.current = value
  const { kind, subject, field } = place ?? nowhere
  const saved = useRef(place?.saved ?? '')
  // What this tab is known to have in common with the others: after a reload it is no word of one’s own.
  const sent = useKeptKey(`shared ${subject} ${field}`)

  useEffect(() => {
    if (!subject) return
    const where = { kind, subject, field }
    let opened: SharedDoc | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let busy = false
    let over = false
    const carry = (part: string) => ask(write, { ...where, part }, { organisation })
    const soon = (wait = pause) => {
      if (!over && !busy) timer ??= setTimeout(() => void send(), wait)
    }
    const send = async () => {
      timer = undefined
      busy = true
      const refused = await opened?.send(carry).then(
        () => null,
        (error: Refused) => error,
      )
      busy = false
      if (over) return
      setFault(refused ?? null)
      if (refused && !refused.passing) over = true
      if (!refused && opened && !opened.waits) writeKept(sent, opened.words())
      if (opened?.waits) soon(refused ? again : pause)
    }
    const open = async () => {
      const [{ SharedDoc }, begun] = await Promise.all([import('./doc.ts'), ask(begin, where, { organisation })])
      if (over || begun.state === null) return
      opened = new SharedDoc(() => soon())
      opened.take(begun.state)
      const theirs = opened.words()
      const mine = typed.current
      // Words of one’s own from before, and words of others that nobody saved: neither goes under.
      if (![saved.current, theirs, readKept(sent)].includes(mine))
        opened.write(theirs === saved.current ? mine : `${theirs}\n\n${mine}`)
      setLeft(theirs !== saved.current)
      setDoc(opened)
    }
    // Where it does not open, one writes alone, and saving says what is the matter.
    open().catch(() => undefined)
    return () => {
      over = true
      clearTimeout(timer)
      // The last letters go out after the form has closed, and what it saved is no longer unsaved.
      const last = opened?.send(carry).then(() => ask(begin, where, { organisation }))
      last?.catch(() => undefined)
      setDoc(null)
    }
  }, [organisation, kind, subject, field, sent])

  return { doc, fault, left, sent }
}
