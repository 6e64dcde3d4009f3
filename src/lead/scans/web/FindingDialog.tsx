import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field, Fields } from '../../../ui/Field.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Stack } from '../../../ui/Layout.tsx'
import { Meaning } from '../../../ui/Meaning.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import {
  type FindingSeen,
  finding as findingOf,
  type ScanSeen,
  separate,
  strike,
  unlink,
  unstrike,
} from '../contract.ts'
import { Becomes } from './Becomes.tsx'
import { DotsOf } from './DotsOf.tsx'
import { FindingForm } from './FindingForm.tsx'
import { MergeForm } from './MergeForm.tsx'
import { PastList } from './PastList.tsx'
import classes from './Scans.module.css'
import { judgedWords, placeWord } from './saying.ts'

interface Props {
  scan: ScanSeen
  finding: string
  onOpen: (finding: string) => void
  onClose: () => void
}

type Mode = 'see' | 'change' | 'goal' | 'link' | 'merge'

/** One finding beside its board: what it stands on, what was merged into it, what it became. */
export function FindingDialog({ scan, finding, onOpen, onClose }: Props) {
  const [mode, setMode] = useState<Mode>('see')
  const query = useAnswer(findingOf, { scan: scan.scan, finding }, { keep: true })
  const titles: Record<Mode, string> = {
    see: t('Finding'),
    change: t('Change the finding'),
    goal: t('Write a goal from it'),
    link: t('Link it to a goal'),
    merge: t('Merge it into another finding'),
  }
  const back = () => setMode('see')
  return (
    <Dialog open shape="side" guarded={mode !== 'see'} title={titles[mode]} onClose={mode === 'see' ? onClose : back}>
      <Answered query={query}>
        {(seen) => (
          <>
            {mode === 'see' && <Seen scan={scan} finding={seen} onMode={setMode} onOpen={onOpen} />}
            {mode === 'change' && <FindingForm scan={scan} place={seen.place} finding={seen} onClose={back} />}
            {(mode === 'goal' || mode === 'link') && (
              <Becomes
                scan={scan}
                of={{ finding: seen.finding }}
                text={seen.text}
                evidence={seen.evidence}
                owner={seen.owner}
                how={mode}
                onClose={back}
              />
            )}
            {mode === 'merge' && <MergeForm scan={scan} finding={seen} onMerged={onOpen} onClose={back} />}
          </>
        )}
      </Answered>
    </Dialog>
  )
}

function Seen({
  scan,
  finding,
  onMode,
  onOpen,
}: {
  scan: ScanSeen
  finding: FindingSeen
  onMode: (mode: Mode) => void
  onOpen: (finding: string) => void
}) {
  const { abilities } = scan
  const at = { scan: scan.scan, finding: finding.finding }
  const striking = useAct(strike)
  const unstriking = useAct(unstrike)
  const refused = striking.error ?? unstriking.error
  const counts = finding.archivedOn === null
  return (
    <Stack gap={4}>
      <Meaning>{finding.text}</Meaning>
      <DotsOf scan={scan} finding={finding} />
      <div className={classes.acts}>
        {abilities.act.allowed && counts && (
          <Button look="primary" onClick={() => onMode('goal')}>
            {t('Becomes a goal')}
          </Button>
        )}
        {abilities.act.allowed && counts && <Button onClick={() => onMode('link')}>{t('Link to a goal')}</Button>}
        {finding.abilities.change.allowed && <Button onClick={() => onMode('change')}>{t('Change')}</Button>}
        {abilities.contribute.allowed && counts && <Button onClick={() => onMode('merge')}>{t('Merge')}</Button>}
        {finding.abilities.change.allowed && (
          <Button
            look="quiet"
            busy={striking.isPending || unstriking.isPending}
            onClick={() => (counts ? striking : unstriking).mutate(at)}
          >
            {counts ? t('Strike out') : t('Let it count again')}
          </Button>
        )}
      </div>
      {refused && <Failure what={refused.message} />}
      <Facts finding={finding} />
      <Became scan={scan} finding={finding} />
      <MergedHere scan={scan} finding={finding} onOpen={onOpen} />
      <PastList {...at} />
    </Stack>
  )
}

function Facts({ finding }: { finding: FindingSeen }) {
  const paths = usePaths()
  const { by, at, owner, evidence, link, flowedFrom, flowsInto, was, archivedOn } = finding
  return (
    <Fields>
      <Field label={t('Where it belongs')}>{placeWord(finding.place)}</Field>
      {archivedOn && <Field label={t('Struck out')}>{civilDate(archivedOn, locale())}</Field>}
      <Field label={t('How it was judged')} missing={t('not judged')}>
        {judgedWords(finding)}
      </Field>
      <Field label={t('Evidence')} missing={t('none yet')}>
        {evidence && <p className={classes.text}>{evidence}</p>}
        {link && (
          <a href={link} target="_blank" rel="noreferrer noopener" className={classes.text}>
            {link}
          </a>
        )}
      </Field>
      <Field label={t('Owner')} missing={t('nobody')}>
        {owner?.name}
      </Field>
      <Field label={t('Found by')} missing={t('an import')}>
        {by && `${by.name}, ${civilDate(at.slice(0, 10), locale())}`}
      </Field>
      {was && (
        <Field label={t('In the earlier scan')}>
          {[placeWord(was.place), judgedWords({ ...was, horizon: null, confidence: null })].filter(Boolean).join(' · ')}
          {was.text !== finding.text && <p className={classes.text}>“{was.text}”</p>}
        </Field>
      )}
      {flowedFrom && (
        <Field label={t('Flowed in from')}>
          <Link to={paths.scan(flowedFrom.scan)}>{flowedFrom.question}</Link>
        </Field>
      )}
      {flowsInto.length > 0 && (
        <Field label={t('Flows into')}>
          {flowsInto.map((there) => (
            <Link key={there.finding} to={paths.scan(there.scan)}>
              {there.question} ({placeWord(there.place)})
            </Link>
          ))}
        </Field>
      )}
    </Fields>
  )
}

function Became({ scan, finding }: { scan: ScanSeen; finding: FindingSeen }) {
  const paths = usePaths()
  const act = useAct(unlink)
  return (
    <div>
      <h3>{t('What it became')}</h3>
      {finding.links.length + finding.moves.length === 0 ? (
        <p className={classes.quiet}>{finding.acted ? t('Acted on elsewhere.') : t('Nothing yet.')}</p>
      ) : (
        <ul className={classes.list}>
          {finding.links.map(({ link, target, title }) => (
            <li key={link} className={classes.line}>
              <Link to={paths.goal(target)}>{title}</Link>
              {scan.abilities.act.allowed && (
                <Button
                  look="quiet"
                  size="small"
                  busy={act.isPending}
                  aria-label={t('Take back the link to “{{title}}”', { title })}
                  onClick={() => act.mutate({ scan: scan.scan, link })}
                >
                  {t('Take back')}
                </Button>
              )}
            </li>
          ))}
          {finding.moves.map(({ move, text }) => (
            <li key={move}>{t('Part of the move “{{text}}”', { text })}</li>
          ))}
        </ul>
      )}
      {act.error && <Failure what={act.error.message} />}
    </div>
  )
}

function MergedHere({
  scan,
  finding: { mergedHere },
  onOpen,
}: {
  scan: ScanSeen
  finding: FindingSeen
  onOpen: (finding: string) => void
}) {
  const act = useAct(separate, { after: ({ finding }) => onOpen(finding) })
  if (mergedHere.length === 0) return null
  return (
    <div>
      <h3>{t('Merged into it')}</h3>
      <ul className={classes.list}>
        {mergedHere.map(({ finding, text, by }) => (
          <li key={finding} className={classes.line}>
            <span>{text}</span>
            {by && <span className={classes.quiet}>{by.name}</span>}
            {scan.abilities.contribute.allowed && (
              <Button
                look="quiet"
                size="small"
                busy={act.isPending}
                aria-label={t('Separate “{{text}}”', { text: text.slice(0, 80) })}
                onClick={() => act.mutate({ scan: scan.scan, finding })}
              >
                {t('Separate')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {act.error && <Failure what={act.error.message} />}
    </div>
  )
}
