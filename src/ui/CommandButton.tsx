import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import classes from './CommandButton.module.css'
import { Kbd } from './Kbd.tsx'

type Props = { label: string; onClick: () => void; keys?: string }

const onApple = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** Opens the command palette. The key itself is listened for by whoever owns the palette. */
export function CommandButton({ label, onClick, keys }: Props) {
  return (
    <button type="button" className={classes.command} onClick={onClick} aria-keyshortcuts="Meta+K Control+K">
      <IconSearch size={18} stroke={1.75} aria-hidden />
      <span className={classes.label}>{label}</span>
      <span className={classes.keys} aria-hidden>
        <Kbd>{keys ?? (onApple() ? '⌘K' : 'Ctrl K')}</Kbd>
      </span>
    </button>
  )
}
