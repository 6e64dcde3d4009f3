import { civilDate } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { Unseen } from '../../../ui/Unseen.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { modelSources } from '../change.ts'
import type { ChangeSeen } from '../contract.ts'
import classes from './Changes.module.css'
import { modelWord } from './saying.ts'

/** Where it is: the stages, which of them is now, what is next, and when it is looked at again. */
export function StagesPart({
  change: { stages, current, model, next, lookAgainOn, closedOn },
}: {
  change: ChangeSeen
}) {
  const today = useToday()
  const date = civilDate(lookAgainOn, locale())
  return (
    <Section title={t('Where it is')}>
      {stages.length > 0 && (
        <ol className={classes.stages}>
          {stages.map(({ title, means, fromOn }, at) => (
            <li
              key={title}
              className={classes.stage}
              data-when={current === null || at > current ? 'later' : at < current ? 'done' : 'now'}
              aria-current={at === current ? 'step' : undefined}
            >
              <span className={classes.name}>
                {title}
                {at === current && <Unseen>{t(' (now)')}</Unseen>}
              </span>
              {fromOn && (
                <span className={classes.quiet}>{t('from {{date}}', { date: civilDate(fromOn, locale()) })}</span>
              )}
              {means && at === current && <span className={classes.means}>{means}</span>}
            </li>
          ))}
        </ol>
      )}
      {!closedOn && (
        <p className={classes.next}>
          {next ? (
            <>
              <span className={classes.label}>{t('Next')}</span> {next}
            </>
          ) : (
            <span className={classes.quiet}>{t('Nobody has said what is next.')}</span>
          )}
          <span className={classes.look} data-late={lookAgainOn < today || undefined}>
            {lookAgainOn < today
              ? t('To be looked at since {{date}}.', { date })
              : t('Looked at again on {{date}}.', { date })}
          </span>
        </p>
      )}
      {model !== 'own' && (
        <p className={classes.source}>
          {t('{{model}} stages: {{source}}.', { model: modelWord(model), source: modelSources[model] })}
        </p>
      )}
    </Section>
  )
}
