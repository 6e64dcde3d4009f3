import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { Button, IconButton } from './Button.tsx'
import classes from './Notice.module.css'
import { unseen } from './Unseen.tsx'
import { useWords } from './words.tsx'

export type NoticeText = {
  text: string
  /** A refusal stays until it is put away; anything else goes by itself. */
  kind?: 'quiet' | 'refusal'
  /** One thing to do about it, such as "Undo". */
  action?: { label: string; onSelect: () => void }
}

type Shown = NoticeText & { id: number }

const Context = createContext<((notice: NoticeText | string) => void) | null>(null)
const staysFor = 6000

/** Says quietly that something happened: `const notify = useNotice(); notify('Check-in recorded.')`. */
export function useNotice() {
  const notify = useContext(Context)
  if (!notify) throw new Error('useNotice was called outside of Notices.')
  return notify
}

/** Wraps the product once. Notices appear in a corner, are read aloud politely, and never take the focus. */
export function Notices({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([])
  const next = useRef(0)
  const region = useRef<HTMLDivElement>(null)

  const notify = useCallback((notice: NoticeText | string) => {
    next.current += 1
    const made = { ...(typeof notice === 'string' ? { text: notice } : notice), id: next.current }
    setShown((before) => [...before.slice(-2), made])
  }, [])
  const dismiss = useCallback((id: number) => setShown((before) => before.filter((notice) => notice.id !== id)), [])

  // Shown anew each time, so that it lies above a dialog that was opened meanwhile.
  useEffect(() => {
    region.current?.hidePopover()
    if (shown.length) region.current?.showPopover()
  }, [shown])

  return (
    <Context value={notify}>
      {children}
      {/* A log by its meaning; it is the line below that is read aloud. */}
      <div ref={region} popover="manual" role="log" aria-live="off" className={classes.region}>
        {shown.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} onDismiss={dismiss} />
        ))}
      </div>
      <div role="status" className={unseen}>
        {shown.at(-1)?.text}
      </div>
    </Context>
  )
}

function NoticeCard({ notice, onDismiss }: { notice: Shown; onDismiss: (id: number) => void }) {
  const words = useWords()
  const [held, setHeld] = useState(false)
  const { id, kind, action } = notice

  useEffect(() => {
    if (held || kind === 'refusal') return
    const timer = setTimeout(() => onDismiss(id), staysFor)
    return () => clearTimeout(timer)
  }, [held, kind, id, onDismiss])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: looking at it only stops its clock
    <div
      className={classes.notice}
      data-kind={kind}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className={classes.text}>{notice.text}</p>
      {action && (
        <Button
          look="quiet"
          size="small"
          onClick={() => {
            onDismiss(id)
            action.onSelect()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={words.close} size="small" onClick={() => onDismiss(id)}>
        <IconX aria-hidden />
      </IconButton>
    </div>
  )
}
