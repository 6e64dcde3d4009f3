import { see as seePerson } from '../../../people/persons/contract.ts'
import { see as seeTeam } from '../../../people/teams/contract.ts'
import { instant } from '../../../ui/format.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { fieldName } from '../../goals/web/fact-words.ts'
import classes from './Timeline.module.css'
import { changesShown, type Past, type PastChange, sentenceOf, valueSaid } from './told.ts'

/** A change in the line: who, when, what was before and after. */
export function PastEntry({ past }: { past: Past }) {
  const { zone } = useViewer().organisation
  const changes = changesShown(past)
  return (
    <li className={classes.entry} data-kind="past">
      <div className={classes.head}>
        <span>{sentenceOf(past)}</span>
        <time className={classes.when} dateTime={past.at}>
          {instant(past.at, locale(), zone)}
        </time>
      </div>
      {changes.length > 0 && (
        <dl className={classes.changes}>
          {changes.map((change) => (
            <div key={change.field} className={classes.change}>
              <dt>{fieldName(change.field)}</dt>
              <dd>
                <Change change={change} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

function Change({ change: { field, before, after } }: { change: PastChange }) {
  return (
    <>
      {before !== null && (
        <>
          <del className={classes.before}>
            <Said field={field} value={before} />
          </del>
          <span className={classes.arrow} aria-label={t('became')} role="img">
            →
          </span>
        </>
      )}
      <Said field={field} value={after} />
    </>
  )
}

/** Persons and teams stand in the history by their id, since their names change. */
function Said({ field, value }: { field: string; value: string | null }) {
  if (value !== null && (field === 'owner' || field === 'deputy')) return <PersonName person={value} />
  if (value !== null && field === 'team') return <TeamName team={value} />
  return <>{valueSaid(field, value)}</>
}

function PersonName({ person }: { person: string }) {
  const { data, error } = useAnswer(seePerson, { person }, { fresh: 600_000 })
  return <>{data?.name ?? (error ? t('somebody') : '…')}</>
}

function TeamName({ team }: { team: string }) {
  const { data, error } = useAnswer(seeTeam, { team, most: 1 }, { fresh: 600_000 })
  return <>{data?.name ?? (error ? t('a team') : '…')}</>
}
