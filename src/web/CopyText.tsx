import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs'
import { useId, useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import classes from './CopyText.module.css'
import { t } from './words.ts'

interface Props {
  label: string
  /** What it is, how long it works, and that it is shown only now. */
  hint?: string
  text: string
}

/** A secret that is shown once, to be copied. */
export function CopyText({ label, hint, text }: Props) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      // Without https there is no clipboard to write to; the text is selected, so that a key copies it.
      setCopied(document.execCommand('copy'))
    }
  }
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={classes.hint}>
          {hint}
        </p>
      )}
      <div className={classes.row}>
        <input
          ref={field}
          id={id}
          className={classes.text}
          readOnly
          value={text}
          aria-describedby={hint && `${id}-hint`}
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => void copy()} icon={copied ? <IconCheck aria-hidden /> : <IconCopy aria-hidden />}>
          {copied ? t('Copied') : t('Copy')}
        </Button>
      </div>
    </div>
  )
}
