import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { number, parseNumber, typedNumber } from './format.ts'
import { Library } from './Library.tsx'
import { type FieldProps, useLabelled } from './labelled.tsx'
import { useLocale, useWords } from './words.tsx'

type Props = FieldProps & {
  /** Decimal text such as '12.5', or '' for none. */
  value: string
  /** Gets decimal text; where no number can be read, what was typed, and `readable` is false. */
  onChange: (value: string, readable: boolean) => void
  unit?: string | null
  placeholder?: string
}

const longestUnit = 14

/** As many digits as a number that is kept may have. */
const kept = /^-?\d{1,28}(\.\d{1,10})?$/

/** A number, typed as the locale writes it. Nothing is rounded, and nothing typed is thrown away. */
export function NumberField({ value, onChange, unit, placeholder, ...field }: Props) {
  const locale = useLocale()
  const words = useWords()
  const [typed, setTyped] = useState({ text: typedNumber(value, locale), value })
  const [left, setLeft] = useState(false)

  // A value from elsewhere takes the place of what was typed; the one that was typed does not.
  const text = typed.value === value ? typed.text : typedNumber(value, locale)
  const read = parseNumber(text, locale, unit ?? undefined)
  const readable = text.trim() === '' || read !== null
  const refusal = !left
    ? undefined
    : !readable
      ? words.notANumber(number(1234.5, locale))
      : read !== null && !kept.test(read)
        ? words.tooManyDigits
        : undefined
  const short = unit && unit.length <= longestUnit
  const hint = unit && !short ? [field.hint, unit].filter(Boolean).join(' · ') : field.hint

  const change = (given: string) => {
    const plain = given.trim() === '' ? '' : parseNumber(given, locale, unit ?? undefined)
    setTyped({ text: given, value: plain ?? given })
    onChange(plain ?? given, plain !== null)
  }

  return (
    <Library>
      <TextInput
        {...useLabelled({ ...field, hint, error: field.error || refusal })}
        inputMode="decimal"
        autoComplete="off"
        placeholder={placeholder}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={() => setLeft(true)}
        rightSection={short ? <span>{unit}</span> : undefined}
        rightSectionWidth={short ? `${unit.length + 3}ch` : undefined}
        rightSectionPointerEvents="none"
      />
    </Library>
  )
}
