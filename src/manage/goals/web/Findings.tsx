import { t } from '../../../web/words.ts'
import type { Finding } from '../../frameworks/framework.ts'
import classes from './Findings.module.css'

interface Props {
  findings: readonly Finding[]
  /** They stand below the name of their part. */
  named?: boolean
}

/** What could be written better, quietly: one line each, which opens to the question behind it and to two examples. */
export function Findings({ findings, named = false }: Props) {
  if (findings.length === 0) return null
  return (
    <ul className={classes.findings}>
      {findings.map((finding) => (
        <li key={`${finding.check} ${finding.code} ${finding.at} ${finding.saw}`}>
          <details className={classes.finding}>
            <summary className={classes.saw}>
              {!named && <span className={classes.part}>{t(finding.part)}</span>} {finding.saw}
            </summary>
            <div className={classes.inside}>
              <p>{finding.asks}</p>
              <dl className={classes.examples}>
                <div>
                  <dt>{t('Weaker')}</dt>
                  <dd>{finding.weaker}</dd>
                </div>
                <div>
                  <dt>{t('Stronger')}</dt>
                  <dd>{finding.stronger}</dd>
                </div>
              </dl>
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}
