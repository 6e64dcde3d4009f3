import { number } from '../../ui/format.ts'
import { locale, t } from '../../web/words.ts'
import { countsOf, HealthBar } from './BelowBar.tsx'
import { healthWord, measuresInAll } from './saying.ts'
import type { MapAnswer } from './scope.ts'
import classes from './Unlinked.module.css'

type Group = MapAnswer['unlinked'][number]

interface Props {
  groups: Group[]
  hasVision: boolean
  onChoose: (team: string) => void
}

/** Goals that support nothing, gathered by team: the way to look at an organisation before its vision is written. */
export function Unlinked({ groups, hasVision, onChoose }: Props) {
  const most = Math.max(...groups.map(({ total }) => total))
  const sorted = groups.toSorted((a, b) => b.total - a.total || name(a).localeCompare(name(b), locale()))
  return (
    <section className={classes.unlinked} aria-labelledby="unlinked">
      <h2 id="unlinked" className={classes.heading}>
        {hasVision ? t('Not yet linked to the vision') : t('Goals by team')}
      </h2>
      <ul className={classes.teams}>
        {sorted.map((group) => (
          <li key={group.team?.team ?? ''}>
            <Tile group={group} most={most} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const name = ({ team }: Group) => team?.name ?? t('Without a team')

function Tile({ group, most, onChoose }: { group: Group; most: number; onChoose: Props['onChoose'] }) {
  const said = countsOf(group.byHealth)
    .map(([health, count]) => `${number(count, locale())} ${healthWord(health).toLocaleLowerCase(locale())}`)
    .join(', ')
  return (
    <button type="button" className={classes.team} title={said} onClick={() => onChoose(group.team?.team ?? 'none')}>
      <span className={classes.name}>{name(group)}</span>
      <span className={classes.count}>
        {t('{{count}} goals', { count: group.total, one: '{{count}} goal' })}
        {group.below > 0 && ` · ${t('{{count}} below', { count: group.below, one: '{{count}} below' })}`}
        <span className={classes.heard}> ({said})</span>
      </span>
      {measuresInAll(group.tally) > 0 && (
        <span className={classes.count}>
          {t('{{met}} of {{all}} measures met', { met: group.tally.met, all: measuresInAll(group.tally) })}
        </span>
      )}
      <span className={classes.barRoom} style={{ inlineSize: `${20 + (80 * group.total) / most}%` }}>
        <HealthBar byHealth={group.byHealth} />
      </span>
    </button>
  )
}
