import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import IconColumns from '@tabler/icons-react/dist/esm/icons/IconColumns.mjs'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { t } from '../../../web/words.ts'
import { type ColumnName, columns, usualColumns } from '../view.ts'
import classes from './ColumnsField.module.css'
import { columnWord } from './saying.ts'

interface Props {
  chosen: readonly ColumnName[]
  onChange: (columns: ColumnName[]) => void
}

/** Which columns stand in the table, and in which order; the title always comes first. */
export function ColumnsField({ chosen, onChange }: Props) {
  return (
    <Popover
      label={t('Columns')}
      opener={(opener) => (
        <Button icon={<IconColumns aria-hidden />} {...opener}>
          {t('Columns')}
        </Button>
      )}
    >
      {() => <ColumnsList chosen={chosen} onChange={onChange} />}
    </Popover>
  )
}

/** Each column with its box, and the chosen ones with their places. */
export function ColumnsList({ chosen, onChange }: Props) {
  const left = columns.filter((name) => !chosen.includes(name))
  const swap = (at: number, other: number) => {
    const next = [...chosen]
    const [one, two] = [next[at], next[other]]
    if (!one || !two) return
    next[at] = two
    next[other] = one
    onChange(next)
  }
  return (
    <div className={classes.columns}>
      <ul className={classes.list}>
        {[...chosen, ...left].map((name) => {
          const at = chosen.indexOf(name)
          const word = columnWord(name)
          return (
            <li key={name} className={classes.line}>
              <label className={classes.label}>
                <input
                  type="checkbox"
                  checked={at >= 0}
                  disabled={name === 'title'}
                  onChange={() => onChange(at >= 0 ? chosen.filter((other) => other !== name) : [...chosen, name])}
                />
                {word}
              </label>
              {at > 0 && (
                <span className={classes.moves}>
                  <IconButton
                    size="small"
                    label={t('Move “{{column}}” to the front', { column: word })}
                    aria-disabled={at === 1}
                    onClick={() => at > 1 && swap(at, at - 1)}
                  >
                    <IconArrowUp aria-hidden />
                  </IconButton>
                  <IconButton
                    size="small"
                    label={t('Move “{{column}}” to the back', { column: word })}
                    aria-disabled={at === chosen.length - 1}
                    onClick={() => swap(at, at + 1)}
                  >
                    <IconArrowDown aria-hidden />
                  </IconButton>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <Button look="quiet" size="small" onClick={() => onChange([...usualColumns])}>
        {t('The usual columns')}
      </Button>
    </div>
  )
}
