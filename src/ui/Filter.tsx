import IconFilter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import classes from './Filter.module.css'
import { Popover } from './Popover.tsx'

/** One line above a list: its search, its filter, how it is drawn. On a phone it stays one line. */
export const FilterBar = ({ children }: { children: ReactNode }) => <div className={classes.bar}>{children}</div>

type Props = {
  label: string
  /** What stands on the button: how many are in force as well. */
  said: string
  /** The fields, one below the other. */
  children: () => ReactNode
}

/** All that narrows a list, behind one button. */
export function FilterButton({ label, said, children }: Props) {
  return (
    <Popover
      label={label}
      align="end"
      opener={(opener) => (
        <Button icon={<IconFilter aria-hidden />} {...opener}>
          {said}
        </Button>
      )}
    >
      {() => <div className={classes.fields}>{children()}</div>}
    </Popover>
  )
}

type ChipsProps = {
  label: string
  chips: { id: string; label: string }[]
  /** What a press does. */
  takeAway: string
  onTake: (id: string) => void
}

/** What is looked for, each with a press that takes it away. */
export function FilterChips({ label, chips, takeAway, onTake }: ChipsProps) {
  if (chips.length === 0) return null
  return (
    <ul className={classes.chips} aria-label={label}>
      {chips.map((chip) => (
        <li key={chip.id}>
          <button type="button" className={classes.chip} onClick={() => onTake(chip.id)}>
            <span>{chip.label}</span>
            <IconX size={14} aria-label={takeAway} />
          </button>
        </li>
      ))}
    </ul>
  )
}
