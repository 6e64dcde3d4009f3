import { wordOf } from '../../../people/sight/web/sentence.ts'
import { rhythmWord } from '../../../people/teams/web/rhythm.ts'
import { Button } from '../../../ui/Button.tsx'
import { civilDate } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import classes from './Both.module.css'
import type { Facts } from './facts.ts'
import { fieldWord } from './saying.ts'

interface Props {
  /** The fields that both changed. */
  names: string[]
  theirs: Facts
  yours: Facts
  onTakeTheirs: () => void
}

/** What somebody else and the reader changed at the same time, field by field, side by side. */
export function Both({ names, theirs, yours, onTakeTheirs }: Props) {
  return (
    <div className={classes.both} role="alert">
      <p>{t('Somebody else changed the same while you were editing. Compare both, then save yours or take theirs.')}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('Theirs')}</th>
            <th scope="col">{t('Yours')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{fieldWord(name)}</th>
              <td>{valueIn(name, theirs)}</td>
              <td>{valueIn(name, yours)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <Button size="small" onClick={onTakeTheirs}>
          {t('Take theirs')}
        </Button>
      </div>
    </div>
  )
}

function valueIn(name: string, facts: Facts): string {
  const none = t('none')
  const day = (text: string) => (text ? civilDate(text, locale()) : none)
  const values: Record<string, string> = {
    title: facts.title,
    owner: facts.owner?.name ?? none,
    deputy: facts.deputy?.name ?? none,
    team: facts.team?.name ?? none,
    rhythm: facts.rhythm ? rhythmWord(Number(facts.rhythm)) : none,
    start: day(facts.start),
    due: day(facts.due),
    audience: wordOf(facts.audience.word),
    countsUpward: facts.countsUpward ? t('yes') : t('no'),
  }
  return values[name] ?? ''
}
