import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs'
import { type DragEvent, useId, useState } from 'react'
import classes from './FileDrop.module.css'
import { bytes } from './format.ts'
import { useLocale, useWords } from './words.tsx'

type Props = {
  label: string
  hint?: string
  /** As the browser's file field takes it: ".csv,.xlsx". Only a filter for choosing; check what was given. */
  accept?: string
  multiple?: boolean
  files: File[]
  onChange: (files: File[]) => void
  error?: string
  disabled?: boolean
}

/** Files, dropped or chosen. A new choice takes the place of the one before. */
export function FileDrop({ label, hint, accept, multiple = false, files, onChange, error, disabled }: Props) {
  const id = useId()
  const words = useWords()
  const locale = useLocale()
  const [over, setOver] = useState(false)

  const take = (given: FileList | null) => {
    const chosen = [...(given ?? [])]
    if (chosen.length && !disabled) onChange(multiple ? chosen : chosen.slice(0, 1))
  }
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault()
    setOver(inside && !disabled)
  }

  return (
    <div className={classes.field}>
      <span className={classes.label} id={`${id}-label`}>
        {label}
      </span>
      {hint && (
        <span className={classes.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <label
        className={classes.drop}
        data-over={over || undefined}
        data-error={error ? true : undefined}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={(event) => {
          drag(event, false)
          take(event.dataTransfer.files)
        }}
      >
        <input
          type="file"
          className={classes.input}
          accept={accept}
          multiple={multiple}
          disabled={disabled}
          aria-labelledby={`${id}-label ${id}-choose`}
          aria-describedby={`${id}-hint ${id}-error ${id}-files`}
          aria-invalid={error ? true : undefined}
          onChange={(event) => {
            take(event.target.files)
            // The same file, mended, may be chosen again.
            event.target.value = ''
          }}
        />
        <IconUpload size={20} stroke={1.75} aria-hidden />
        <span id={`${id}-choose`} className={classes.choose}>
          {words.chooseFiles}
        </span>
        <span className={classes.or}>{words.orDropThem}</span>
      </label>
      {error && (
        <p className={classes.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      <ul className={classes.files} id={`${id}-files`}>
        {files.map((file) => (
          <li key={file.name} className={classes.file}>
            <span className={classes.name}>{file.name}</span>
            <span className={classes.size}>{bytes(file.size, locale)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
