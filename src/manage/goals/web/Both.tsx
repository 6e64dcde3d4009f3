import { Button } from '../../../ui/Button.tsx'
import { locale, t } from '../../../web/words.ts'
import { civilDate } from '../../../ui/format.ts'
import { wordOf } from '../../../people/sight/web/sentence.ts'
import classes from './Both.module.css'
import type { Facts } from './facts.ts'
import { frameworkName } from './saying.ts'

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
              <td>{valueOf(name, theirs)}</td>
              <td>{valueOf(name, yours)}</td>
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

/** The name of a goal's field as a form and the history say it. */
export function fieldWord(name: string): string {
  const words: Record<string, string> = {
    title: t('Title'),
    why: t('Why'),
    how: t('How'),
    owner: t('Owner'),
    deputy: t('Deputy'),
    team: t('Team'),
    framework: t('Framework'),
    rhythm: t('Rhythm'),
    ownRhythm: t('Rhythm'),
    start: t('Start'),
    due: t('Due'),
    audience: t('Who sees it'),
    countsUpward: t('Counts in the goals above'),
    unit: t('Unit'),
    direction: t('Direction'),
    baseline: t('Baseline'),
    target: t('Target'),
    target_max: t('Upper end'),
    targetMax: t('Upper end'),
    share: t('Share'),
    closedAs: t('Closed as'),
    learnt: t('What was learnt'),
    because: t('Reason'),
  }
  return words[name] ?? name
}

function valueOf(name: string, facts: Facts): string {
  const none = t('none')
  const day = (text: string) => (text ? civilDate(text, locale()) : none)
  const values: Record<string, string> = {
    title: facts.title,
    owner: facts.owner?.name ?? none,
    deputy: facts.deputy?.name ?? none,
    team: facts.team?.name ?? none,
    framework: frameworkName(facts.framework),
    rhythm: facts.rhythm ? t('every {{days}} days', { days: Number(facts.rhythm) }) : none,
    start: day(facts.start),
    due: day(facts.due),
    audience: wordOf(facts.audience.word),
    countsUpward: facts.countsUpward ? t('yes') : t('no'),
  }
  return values[name] ?? ''
}
