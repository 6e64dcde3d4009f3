import { number } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { locale, t } from '../../../web/words.ts'
import type { DecisionSeen } from '../contract.ts'
import classes from './Decisions.module.css'

/** The options with their consequences, and how they weigh by the criteria where there are some. */
export function OptionsPart({ decision }: { decision: DecisionSeen }) {
  const { options, chosen, criteria } = decision
  return (
    <Section title={t('Options')} aside={options.length}>
      {options.length === 0 ? (
        <p className={classes.quiet}>{t('No option is written down yet.')}</p>
      ) : (
        <ol className={classes.list}>
          {options.map(({ title, consequences }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an option is known by its place
            <li key={at} className={classes.entry} data-chosen={chosen === at || undefined}>
              <span className={classes.head}>
                <span className={classes.name}>{title}</span>
                {chosen === at && <span>{t('chosen')}</span>}
              </span>
              {consequences && <p className={classes.text}>{consequences}</p>}
            </li>
          ))}
        </ol>
      )}
      {criteria.length > 0 && options.length > 0 && <Weighed decision={decision} />}
    </Section>
  )
}

function Weighed({ decision: { options, criteria } }: { decision: DecisionSeen }) {
  return (
    <Section title={t('Weighed by criteria')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than a phone is moved by keyboard */}
      <section className={classes.table} aria-label={t('Marks and weights')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('Criterion (weight)')}</th>
              {options.map(({ title }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an option is known by its place
                <th key={at} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {criteria.map(({ title, weight }, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a criterion is known by its place
              <tr key={row}>
                <th scope="row">
                  {title} <span className={classes.quiet}>({number(weight, locale())})</span>
                </th>
                {options.map(({ marks }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an option is known by its place
                  <td key={at}>{typeof marks[row] === 'number' ? number(marks[row], locale()) : t('no mark')}</td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('All, of 10')}</th>
              {options.map(({ score, rank }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an option is known by its place
                <td key={at} className={classes.name}>
                  {score === null || rank === null
                    ? t('unknown')
                    : t('{{score}} (place {{rank}})', { score: number(score, locale(), 1), rank })}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      <p className={classes.quiet}>
        {t('Each mark times its weight, over all weights. It helps to think; it decides nothing.')}
      </p>
    </Section>
  )
}
