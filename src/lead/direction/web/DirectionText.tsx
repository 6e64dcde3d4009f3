import { instant } from '../../../ui/format.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { Value } from '../direction.ts'
import classes from './DirectionText.module.css'

export interface DirectionWords {
  vision: string
  mission: string
  values: Value[]
}

interface Props {
  words: DirectionWords
  /** When it was published; absent for a preview. */
  at?: string | null
  by?: string
  /** Why it was published. */
  word?: string
  /** Of the organisation: said on paper, where nothing else around it does. */
  name?: string
}

/** Vision, mission and values as they are read, on screen and on paper. */
export function DirectionText({ words: { vision, mission, values }, at, by, word, name }: Props) {
  const { zone } = useViewer().organisation
  return (
    <article className={classes.direction}>
      {name && <p className={classes.name}>{name}</p>}
      <section>
        <h2 className={classes.label}>{t('Vision')}</h2>
        <p className={classes.vision}>{vision}</p>
      </section>
      {mission && (
        <section>
          <h2 className={classes.label}>{t('Mission')}</h2>
          <p className={classes.mission}>{mission}</p>
        </section>
      )}
      {values.length > 0 && (
        <section>
          <h2 className={classes.label}>{t('Values')}</h2>
          <dl className={classes.values}>
            {values.map((value) => (
              <div key={value.name} className={classes.value}>
                <dt>{value.name}</dt>
                <dd>{value.text}</dd>
                {(value.behaviours ?? []).length > 0 && (
                  <dd>
                    <ul className={classes.behaviours}>
                      {value.behaviours?.map((behaviour) => (
                        <li key={behaviour}>{behaviour}</li>
                      ))}
                    </ul>
                  </dd>
                )}
              </div>
            ))}
          </dl>
        </section>
      )}
      {at && (
        <div className={classes.published}>
          {word && <p className={classes.word}>{word}</p>}
          <p>
            {by
              ? t('Published by {{name}}, {{at}}', { name: by, at: instant(at, locale(), zone) })
              : t('Published {{at}}', { at: instant(at, locale(), zone) })}
          </p>
        </div>
      )}
    </article>
  )
}
