import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { Person } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Unseen } from '../../../ui/Unseen.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { useSettled } from '../../../web/settled.ts'
import { t } from '../../../web/words.ts'
import type { SubjectKind } from '../../followers/subject.ts'
import { longest } from '../comment.ts'
import { mentionable } from '../contract.ts'
import { matches, mentionAt, mentioned, type Named, stillMentioned } from './mentions.ts'
import classes from './WriteComment.module.css'

interface Props {
  about: { kind: SubjectKind; subject: string }
  label: string
  submit: string
  start?: { body: string; mentions: Named[] }
  error: string | undefined
  busy: boolean
  onWrite: (words: { body: string; mentions: string[] }) => void
  onCancel?: () => void
}

/** A text box in which an @ offers those who may be mentioned. */
export function WriteComment({ about, label, submit, start, error, busy, onWrite, onCancel }: Props) {
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const [body, setBody] = useState(start?.body ?? '')
  const [caret, setCaret] = useState(0)
  const [picked, setPicked] = useState<Named[]>(start?.mentions ?? [])
  const [closed, setClosed] = useState(false)
  const [place, setPlace] = useState<number | null>(null)
  useLayoutEffect(() => {
    if (place === null) return
    box.current?.setSelectionRange(place, place)
    setPlace(null)
  }, [place])
  const at = closed ? null : mentionAt(body, caret)
  const text = useSettled(at?.typed ?? '')
  const found = useAnswer(mentionable, { ...about, text }, { enabled: at !== null, keep: true, fresh: 30_000 })
  // The list for what was typed a moment ago must not offer somebody else to a fast Enter.
  const offered = at ? (found.data?.found ?? []).filter((who) => matches(who, at.typed)) : []

  const pick = (who: Named) => {
    if (!at) return
    const next = mentioned(body, caret, at.from, who.name)
    setBody(next.text)
    setCaret(next.caret)
    setPicked((before) => [...before, who])
    // At once, so that what is typed next is not lost; the caret follows when the text stands there.
    box.current?.focus()
    setPlace(next.caret)
  }
  const write = () => {
    if (!busy && body.trim()) onWrite({ body, mentions: stillMentioned(body, picked) })
  }
  const inBox = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) return write()
    if (offered.length === 0) return
    const [first] = offered
    if (event.key === 'ArrowDown') list.current?.querySelector('button')?.focus()
    else if (event.key === 'Enter' && first) pick(first)
    else if (event.key === 'Escape') setClosed(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const inList = (event: KeyboardEvent) => {
    const all = [...(list.current?.querySelectorAll('button') ?? [])]
    const place = all.indexOf(event.target as HTMLButtonElement)
    if (event.key === 'ArrowDown') all[Math.min(place + 1, all.length - 1)]?.focus()
    else if (event.key === 'ArrowUp') (place > 0 ? all[place - 1] : box.current)?.focus()
    else if (event.key === 'Escape') {
      setClosed(true)
      box.current?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        write()
      }}
    >
      <label htmlFor={id}>
        <Unseen>{label}</Unseen>
      </label>
      <textarea
        ref={box}
        id={id}
        className={classes.box}
        rows={2}
        maxLength={longest}
        value={body}
        placeholder={t('Write a comment; type @ to mention somebody')}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => {
          setBody(event.target.value)
          setCaret(event.target.selectionStart)
          setClosed(false)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={inBox}
      />
      {offered.length > 0 && (
        <ul ref={list} className={classes.offered} aria-label={t('Who may be mentioned')} onKeyDown={inList}>
          {offered.map((who) => (
            <li key={who.person}>
              <button type="button" className={classes.who} onClick={() => pick(who)}>
                <Person name={who.name} detail={who.title} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <span role="status">
        <Unseen>
          {offered.length > 0
            ? t('{{count}} people may be mentioned; go down with the arrow key', {
                count: offered.length,
                one: '{{count}} person may be mentioned; go down with the arrow key',
              })
            : ''}
        </Unseen>
      </span>
      {error && (
        <div id={`${id}-error`}>
          <Failure what={error} />
        </div>
      )}
      {(body !== '' || onCancel) && (
        <div className={classes.acts}>
          <Button type="submit" size="small" busy={busy} disabled={!body.trim()}>
            {submit}
          </Button>
          {onCancel && (
            <Button size="small" look="quiet" onClick={onCancel}>
              {t('Cancel')}
            </Button>
          )}
        </div>
      )}
    </form>
  )
}
