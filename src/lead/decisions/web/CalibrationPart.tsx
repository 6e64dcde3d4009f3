import { number, percent } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { calibration } from '../contract.ts'
import classes from './Decisions.module.css'
import { scoreWord } from './saying.ts'

/** How sure we were of what decisions would bring, beside how often it came. Nothing where none has been looked at. */
export function CalibrationPart({ owner }: { owner?: string }) {
  const { data } = useAnswer(calibration, { owner }, { live: 'any' })
  if (!data || data.brier === null) return null
  return (
    <Section title={t('How sure we were, and what came')}>
      <p className={classes.text}>
        {t('{{count}} decisions were looked at again; on average what was said lay {{score}}: {{words}}.', {
          count: data.count,
          one: '{{count}} decision was looked at again; what was said lay {{score}}: {{words}}.',
          score: number(data.brier, locale(), 3),
          words: scoreWord(data.brier),
        })}{' '}
        <span className={classes.quiet}>{t('0 is best, 1 worst; always saying a half gives 0.25 (Brier score).')}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than a phone is moved by keyboard */}
      <section className={classes.table} aria-label={t('What was said beside what came')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('Held to be likely')}</th>
              <th scope="col">{t('On average')}</th>
              <th scope="col">{t('Came')}</th>
              <th scope="col">{t('Decisions')}</th>
            </tr>
          </thead>
          <tbody>
            {data.bins.map(({ from, to, count, said, came }) => (
              <tr key={from}>
                <th scope="row">
                  {t('{{from}} to {{to}}', { from: percent(from, locale()), to: percent(to, locale()) })}
                </th>
                <td>{percent(said, locale())}</td>
                <td>{percent(came, locale())}</td>
                <td>{number(count, locale())}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  )
}
