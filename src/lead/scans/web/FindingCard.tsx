import { Link } from '@tanstack/react-router'
import { usePaths } from '../../../web/paths.ts'
import { t } from '../../../web/words.ts'
import type { FindingListed, ScanSeen } from '../contract.ts'
import { DotsOf } from './DotsOf.tsx'
import classes from './Scans.module.css'
import { judgedWords, movementWord } from './saying.ts'

interface Props {
  scan: ScanSeen
  finding: FindingListed
  onOpen: (finding: string) => void
}

/** One finding on its board: its words, how much it weighs, its dots, and what it became. */
export function FindingCard({ scan, finding, onOpen }: Props) {
  const paths = usePaths()
  const { links, owner, merged, flowedFrom, archivedOn } = finding
  const moved = movementWord(finding)
  const judged = judgedWords(finding)
  return (
    <li className={classes.card} data-finding={finding.finding}>
      <button
        type="button"
        className={classes.open}
        data-struck={archivedOn !== null}
        onClick={() => onOpen(finding.finding)}
      >
        {finding.text}
      </button>
      <DotsOf scan={scan} finding={finding} />
      <div className={classes.meta}>
        {moved && <span className={classes.mark}>{moved}</span>}
        {judged && <span>{judged}</span>}
        {owner && <span>{owner.name}</span>}
        {merged > 0 && <span>{t('{{count}} merged in', { count: merged, one: '1 merged in' })}</span>}
        {flowedFrom && <span>{t('from “{{question}}”', { question: flowedFrom.question })}</span>}
        {links.map(({ link, target, title }) => (
          <span key={link}>
            → <Link to={paths.goal(target)}>{title}</Link>
          </span>
        ))}
        {finding.acted && links.length === 0 && <span>{t('acted on')}</span>}
      </div>
    </li>
  )
}
