import { useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { instant } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { see } from '../contract.ts'
import { DirectionText } from './DirectionText.tsx'
import classes from './EarlierVersions.module.css'

type Version = OutputOf<typeof see>['earlier'][number]

/** What was in force before, newest first. Nothing that was published is lost. */
export function EarlierVersions({ versions }: { versions: Version[] }) {
  const { zone } = useViewer().organisation
  const [open, setOpen] = useState<Version | null>(null)
  if (versions.length === 0) return null
  const said = ({ publishedAt, at }: Version) => instant(publishedAt ?? at, locale(), zone)
  return (
    <div className={classes.earlier}>
      <Section title={t('Earlier versions')}>
        <ol className={classes.list}>
          {versions.map((version) => (
            <li key={version.direction} className={classes.version}>
              <span className={classes.vision}>{version.vision}</span>
              <span className={classes.when}>{[said(version), version.by?.name].filter(Boolean).join(' · ')}</span>
              {version.word && <span className={classes.when}>{version.word}</span>}
              <Button
                size="small"
                look="quiet"
                aria-label={t('Read the version of {{at}}', { at: said(version) })}
                onClick={() => setOpen(version)}
              >
                {t('Read')}
              </Button>
            </li>
          ))}
        </ol>
      </Section>
      <Dialog
        open={open !== null}
        shape="side"
        title={open ? t('The version of {{at}}', { at: said(open) }) : ''}
        onClose={() => setOpen(null)}
      >
        {open && <DirectionText words={open} at={open.publishedAt} by={open.by?.name} word={open.word} />}
        <div>
          <Button onClick={() => setOpen(null)}>{t('Back to what is in force')}</Button>
        </div>
      </Dialog>
    </div>
  )
}
