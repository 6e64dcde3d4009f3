import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { useEffect, useRef, useState } from 'react'
import classes from './Picker.module.css'
import { place } from './place.ts'
import { type Option, type Search, useSearch } from './search.ts'
import { useWords } from './words.tsx'

type Props = {
  id: string
  label: string
  describedBy: string | undefined
  invalid: boolean
  disabled: boolean | undefined
  required: true | undefined
  many: boolean
  chosen: Option[]
  onChange: (chosen: Option[]) => void
  search: Search
  /** Where no label stands beside it: what can be found here. */
  placeholder?: string
}

/** The combobox inside of PickField: a text field, what was chosen, and a list in the browser's top layer. */
export function Picker({
  id,
  label,
  describedBy,
  invalid,
  disabled,
  required,
  many,
  chosen,
  onChange,
  search,
  placeholder,
}: Props) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const frame = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const { options, state } = useSearch(search, typed, open)
  const shown = many ? options.filter((option) => !chosen.some((other) => other.value === option.value)) : options
  const here = Math.min(active, shown.length - 1)
  const only = many ? undefined : chosen[0]

  useEffect(() => {
    const panel = list.current
    if (!panel || !open) return
    panel.showPopover()
    const stand = () => frame.current && place(panel, frame.current, 'fill')
    stand()
    addEventListener('scroll', stand, true)
    addEventListener('resize', stand)
    return () => {
      removeEventListener('scroll', stand, true)
      removeEventListener('resize', stand)
      panel.hidePopover()
    }
  }, [open])

  // Its height changes with what was found and with what was chosen.
  useEffect(() => {
    if (open && list.current && frame.current) place(list.current, frame.current, 'fill')
  })

  useEffect(() => {
    if (open && here >= 0) list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [open, here])

  const close = () => {
    setOpen(false)
    setTyped('')
    setActive(0)
  }
  const choose = (option: Option) => {
    onChange(many ? [...chosen, option] : [option])
    setTyped('')
    setActive(0)
    if (!many) setOpen(false)
  }
  const remove = (option: Option) => {
    onChange(chosen.filter((other) => other.value !== option.value))
    input.current?.focus()
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    const option = shown[here]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      if (open) setActive((here + step + shown.length) % Math.max(shown.length, 1))
      setOpen(true)
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      if (option && state === 'found') choose(option)
    } else if (event.key === 'Escape' && open) {
      // Only the list: a dialog around it stays.
      event.preventDefault()
      event.stopPropagation()
      close()
    } else if (event.key === 'Backspace' && !typed && chosen.length) {
      onChange(chosen.slice(0, -1))
    }
  }

  return (
    <div
      ref={frame}
      className={classes.frame}
      data-invalid={invalid || undefined}
      data-disabled={disabled || undefined}
    >
      {many &&
        chosen.map((option) => (
          <span key={option.value} className={classes.pill}>
            <span className={classes.pillText}>{option.label}</span>
            <button
              type="button"
              className={classes.remove}
              aria-label={words.remove(option.label)}
              disabled={disabled}
              onClick={() => remove(option)}
            >
              <IconX size={14} aria-hidden />
            </button>
          </span>
        ))}
      <input
        ref={input}
        id={id}
        className={classes.input}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && here >= 0 ? `${id}-${here}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        aria-required={required}
        disabled={disabled}
        value={open || many ? typed : (only?.label ?? '')}
        placeholder={(open && only?.label) || placeholder}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onClick={() => setOpen(true)}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {only && !disabled && (
        <button
          type="button"
          className={classes.remove}
          aria-label={words.remove(only.label)}
          onClick={() => remove(only)}
        >
          <IconX size={16} aria-hidden />
        </button>
      )}
      <div ref={list} popover="manual" className={classes.list}>
        <div id={`${id}-list`} role="listbox" aria-label={label} aria-multiselectable={many || undefined}>
          {open &&
            shown.map((option, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's, which keeps the focus
              <div
                key={option.value}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === here}
                className={classes.option}
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => index !== here && setActive(index)}
                onClick={() => choose(option)}
              >
                <span>{option.label}</span>
                {option.detail && <span className={classes.detail}>{option.detail}</span>}
              </div>
            ))}
        </div>
        <div role="status" className={classes.state}>
          {open &&
            !shown.length &&
            { searching: words.loading, found: words.nothingFound, failed: words.searchFailed }[state]}
        </div>
      </div>
    </div>
  )
}
