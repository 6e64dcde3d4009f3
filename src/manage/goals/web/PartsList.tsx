import { t } from '../../../web/words.ts'
import type { Part } from '../../frameworks/framework.ts'
import { Findings } from './Findings.tsx'
import classes from './PartsList.module.css'

interface Props {
  parts: readonly Part[]
  /** Findings that are shown beside what they are about are counted here and not said twice. */
  without?: (at: string) => boolean
}

/** The parts of a framework in their order, and how each stands: by shape and word, never by colour alone. */
export function PartsList({ parts, without }: Props) {
  return (
    <ol className={classes.parts}>
      {parts.map((part) => (
        <li key={part.check} className={classes.part}>
          <p className={classes.head}>
            <Mark stands={part.stands} />
            <span className={classes.name}>{t(part.part)}</span>
            <span className={classes.stands}>{standsWord(part)}</span>
          </p>
          <Findings named findings={part.findings.filter(({ at }) => !without?.(at))} />
        </li>
      ))}
    </ol>
  )
}

function standsWord({ stands, findings }: Part): string {
  if (stands === 'met') return t('says enough')
  if (stands === 'silent') return t('too little written yet')
  return t('{{count}} questions', { count: findings.length, one: '{{count}} question' })
}

function Mark({ stands }: { stands: Part['stands'] }) {
  return (
    <svg viewBox="0 0 16 16" className={classes.mark} data-stands={stands} aria-hidden>
      <circle cx="8" cy="8" r="6.5" />
      {stands === 'met' && <path d="m5 8.2 2.2 2.2L11.2 6" />}
      {stands === 'open' && <path d="M8 4.6v4.2M8 11.2v.2" />}
    </svg>
  )
}
