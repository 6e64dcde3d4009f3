import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs'
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { IconButton } from '../../../ui/Button.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { type FindingListed, placeDots, type ScanSeen } from '../contract.ts'
import classes from './Scans.module.css'

/** The dots on a finding, and one’s own to place or to take back. */
export function DotsOf({ scan, finding }: { scan: ScanSeen; finding: FindingListed }) {
  const notify = useNotice()
  const act = useAct(placeDots)
  const { mine, dots, text } = finding
  const may = scan.abilities.contribute.allowed && finding.archivedOn === null
  const left = scan.dots - scan.placed
  const place = (count: number) =>
    act.mutate(
      { scan: scan.scan, finding: finding.finding, dots: count },
      { onError: ({ message }) => notify(message) },
    )
  const said = { text: text.slice(0, 80) }
  if (!may && dots === 0) return <span />
  return (
    <span className={classes.dots}>
      {may && mine > 0 && (
        <IconButton
          size="small"
          label={t('Take a dot back from “{{text}}”', said)}
          busy={act.isPending}
          onClick={() => place(mine - 1)}
        >
          <IconMinus aria-hidden />
        </IconButton>
      )}
      <span>
        {mine > 0
          ? t('{{count}} dots, {{mine}} yours', { count: dots, mine, one: '1 dot, yours' })
          : t('{{count}} dots', { count: dots, one: '1 dot' })}
      </span>
      {may && left > 0 && (
        <IconButton
          size="small"
          label={t('Place a dot on “{{text}}”', said)}
          busy={act.isPending}
          onClick={() => place(mine + 1)}
        >
          <IconPlus aria-hidden />
        </IconButton>
      )}
    </span>
  )
}
