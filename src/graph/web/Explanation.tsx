import { percent } from '../../ui/format.ts'
import { Answered } from '../../web/Answered.tsx'
import { useAnswer } from '../../web/queries.ts'
import { locale, t } from '../../web/words.ts'
import { explain } from '../contract.ts'
import classes from './Explanation.module.css'
import {
  curveSentence,
  type Explained,
  leftWord,
  ruleSentence,
  thresholdSentence,
  turnSentence,
} from './explanation.ts'
import { amount, coverageSentence, tallySentence, targetWord, valueWord, verdictWord } from './saying.ts'

/** Why a colour and a number are what they are: the rule, its numbers, and what they are the mean of. */
export function Explanation({ node }: { node: string }) {
  const explained = useAnswer(explain, { node })
  return <Answered query={explained}>{(answer) => <Reasons explained={answer} />}</Answered>
}

function Reasons({ explained }: { explained: Explained }) {
  const thresholds = thresholdSentence(explained)
  const curve = curveSentence(explained)
  const turn = turnSentence(explained)
  const tally = tallySentence(explained.tally)
  return (
    <div className={classes.reasons}>
      <p className={classes.rule}>{ruleSentence(explained)}</p>
      {thresholds && <p>{thresholds}</p>}
      {curve && <p>{curve}</p>}
      {turn && <p>{turn}</p>}
      {explained.numbers ? (
        <Numbers numbers={explained.numbers} />
      ) : (
        tally && <p>{t('Measures: {{tally}}.', { tally })}</p>
      )}
      {explained.contributors.length > 0 && <Contributors explained={explained} />}
    </div>
  )
}

function Numbers({ numbers }: { numbers: NonNullable<Explained['numbers']> }) {
  const target = targetWord(numbers)
  const rows = [
    [t('Baseline'), numbers.baseline === null ? t('none') : amount(numbers.baseline, numbers)],
    [t('Latest reading'), valueWord(numbers)],
    [t('Target'), target ?? t('none')],
    [t('Verdict'), verdictWord(numbers.verdict)],
  ]
  return (
    <dl className={classes.numbers}>
      {rows.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  )
}

const most = 12

/** The contributors of a mean, the weightiest first. */
function Contributors({ explained }: { explained: Explained }) {
  const sorted = explained.contributors.toSorted((a, b) => b.inMean - a.inMean || b.weight - a.weight)
  const rest = sorted.length - most
  return (
    <>
      <p>
        {explained.progress === null
          ? t('Progress is unknown: none of what carries it has a known one.')
          : t('Progress is {{progress}}, the mean of these by their shares.', {
              progress: percent(explained.progress, locale()),
            })}{' '}
        {explained.counted < explained.countable && coverageSentence(explained)}
      </p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('Carried by')}</th>
            <th scope="col">{t('Progress')}</th>
            <th scope="col">{t('Counts for')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, most).map((each) => (
            <tr key={each.node}>
              <th scope="row">{each.title}</th>
              <td>{each.progress === null ? t('unknown') : percent(each.progress, locale())}</td>
              <td>{each.left ? leftWord(each.left) : percent(each.inMean, locale(), 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <p className={classes.rest}>{t('and {{count}} more', { count: rest, one: 'and {{count}} more' })}</p>
      )}
    </>
  )
}
