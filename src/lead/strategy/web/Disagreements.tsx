import { Why } from '../../../ui/Why.tsx'
import { t } from '../../../web/words.ts'
import type { Disagreement } from '../disagreeing.ts'
import classes from './Strategy.module.css'

/** Where words and money part ways, each in a sentence, and behind it the rule that says so. */
export function Disagreements({ told }: { told: readonly Disagreement[] }) {
  return (
    <section
      className={classes.disagreements}
      data-any={told.length > 0 || undefined}
      aria-label={t('Where words and money disagree')}
    >
      {told.length === 0 ? (
        <p className={classes.quiet}>{t('Words and money agree.')}</p>
      ) : (
        <ul className={classes.list}>
          {told.map(({ sentence }) => (
            <li key={sentence} className={classes.sentence}>
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <Why about={t('Why is this said?')}>
        <p>
          {t(
            'The order in which priorities are said is laid beside the order in which they are given money and people. It is said where one lies half of their number away from the other; where an early one is given nothing; where one is given something and no goal that you see carries it; where one is off track and its share of the money falls; and where most are change and change gets less than a quarter of the money.',
          )}
        </p>
      </Why>
    </section>
  )
}
