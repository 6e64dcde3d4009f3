import { civilDate } from '../../ui/format.ts'
import { Health } from '../../ui/Health.tsx'
import { locale, t } from '../../web/words.ts'
import type { Area } from '../contract.ts'
import { NodeLink } from './NodeLink.tsx'
import classes from './Past.module.css'
import { healthWord, kindWord, progressWord, targetWord, valueWord } from './saying.ts'

/** The chosen node as it stood on the day that is looked at. */
export function PastPanel({ area }: { area: Area }) {
  const { standing, numbers, owner, kind, title } = area
  const target = numbers && targetWord(numbers)
  return (
    <div className={classes.panel}>
      <p className={classes.quiet}>{kindWord(kind)}</p>
      <h2>{title}</h2>
      {kind === 'goal' && (
        <p>{owner ? t('Owned by {{name}} then', { name: owner.name }) : t('Nobody owned it then')}</p>
      )}
      <Health value={standing.health} label={healthWord(standing.health)} size="large" />
      {kind !== 'measure' && <p>{t('Progress: {{progress}}', { progress: progressWord(standing) })}</p>}
      {numbers && (
        <p>
          <strong>{valueWord(numbers)}</strong>
          {numbers.valueOn && ` ${t('on {{date}}', { date: civilDate(numbers.valueOn, locale()) })}`}
          {target && ` · ${t('target {{target}}', { target })}`}
        </p>
      )}
      <p>
        <NodeLink node={area} goal={area.kind === 'measure' ? area.parent?.split('/').at(-1) : undefined}>
          {t('Open it as it is today')}
        </NodeLink>
      </p>
    </div>
  )
}
