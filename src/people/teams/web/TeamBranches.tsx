import IconChevron from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { usePaths } from '../../../web/paths.ts'
import { t } from '../../../web/words.ts'
import classes from './TeamBranches.module.css'
import type { Branch } from './tree.ts'

const opened = 2

/** One level of the tree of teams; the first two are open from the start. */
export function TeamBranches({ branches, depth }: { branches: Branch[]; depth: number }) {
  return (
    <ul className={classes.level} data-depth={depth}>
      {branches.map((branch) => (
        <OneBranch key={branch.team.team} branch={branch} depth={depth} />
      ))}
    </ul>
  )
}

function OneBranch({ branch: { team, branches }, depth }: { branch: Branch; depth: number }) {
  const paths = usePaths()
  const [open, setOpen] = useState(depth < opened - 1)
  return (
    <li>
      <div className={classes.team} data-archived={team.archivedOn !== null || undefined}>
        {branches.length > 0 ? (
          <button
            type="button"
            className={classes.fold}
            aria-expanded={open}
            aria-label={t('Teams within {{team}}', { team: team.name })}
            onClick={() => setOpen(!open)}
          >
            <IconChevron size={18} stroke={1.75} aria-hidden />
          </button>
        ) : (
          <span className={classes.fold} />
        )}
        <Link to={paths.team(team.team)} className={classes.name}>
          {team.name}
        </Link>
        <span className={classes.lead}>
          {team.archivedOn ? t('archived') : team.lead ? team.lead.name : t('no lead')}
        </span>
        <span className={classes.count}>{t('{{count}} people', { count: team.within, one: '{{count}} person' })}</span>
      </div>
      {open && branches.length > 0 && <TeamBranches branches={branches} depth={depth + 1} />}
    </li>
  )
}
