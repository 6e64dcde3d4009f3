import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import classes from './SearchField.module.css'

interface Props {
  /** Stands in the field while nothing is typed, and names it. */
  label: string
  value: string
  onChange: (value: string) => void
}

/** A field that finds as one types. */
export function SearchField({ label, value, onChange }: Props) {
  return (
    <div className={classes.search}>
      <IconSearch size={18} stroke={1.75} aria-hidden />
      <input
        type="search"
        className={classes.input}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
