import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { type StrategySeen, version } from '../contract.ts'
import { OnAPage } from './OnAPage.tsx'
import classes from './Strategy.module.css'
import { changeSentence } from './saying.ts'

/** Every version with why it changed, and on demand what. */
export function Versions({ versions }: Pick<StrategySeen, 'versions'>) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Section title={t('Versions')} aside={versions.length}>
      <ul className={classes.list}>
        {versions.map(({ strategy, publishedOn, by, word, inForce }) => (
          <li key={strategy} className={classes.version}>
            <div className={classes.row}>
              <span>
                <strong>{civilDate(publishedOn, locale())}</strong>
                <span className={classes.quiet}>
                  {by && ` · ${by.name}`}
                  {inForce && ` · ${t('in force')}`}
                </span>
              </span>
              <Button
                size="small"
                look="quiet"
                aria-expanded={open === strategy}
                onClick={() => setOpen(open === strategy ? null : strategy)}
              >
                {t('What it changed')}
              </Button>
            </div>
            {word && <p className={classes.why}>{word}</p>}
            {open === strategy && <Version strategy={strategy} whole={!inForce} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Version({ strategy, whole }: { strategy: string; whole: boolean }) {
  const query = useAnswer(version, { strategy })
  return (
    <Answered query={query}>
      {({ version: it, before, changes }) => (
        <>
          {changes.length === 0 ? (
            <p className={classes.quiet}>
              {before
                ? t('It says what the version before it says.')
                : t('It is the first that you see: nothing is compared.')}
            </p>
          ) : (
            <ul className={classes.list}>
              {changes.map((change) => (
                <li key={changeSentence(change)}>{changeSentence(change)}</li>
              ))}
            </ul>
          )}
          {whole && <OnAPage said={it} />}
        </>
      )}
    </Answered>
  )
}
