import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Stack } from '../../../ui/Layout.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { useAct, useAnswer, usePages } from '../../../web/queries.ts'
import { SearchField } from '../../../web/SearchField.tsx'
import { useTyping } from '../../../web/settled.ts'
import { locale, t } from '../../../web/words.ts'
import { bringIn, type FindingListed, findings, list, type ScanSeen } from '../contract.ts'
import classes from './Scans.module.css'
import { judgedWords, placeWord } from './saying.ts'

/** Findings of a PESTLE flow into this SWOT, each as an opportunity or as a threat. */
export function Inflow({ scan, onClose }: { scan: ScanSeen; onClose: () => void }) {
  const pestles = useAnswer(list, { kind: 'pestle', most: 100 })
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Dialog open shape="side" title={t('Bring in from a PESTLE')} onClose={onClose}>
      <Answered query={pestles}>
        {({ scans }) => {
          const from = chosen ?? scans[0]?.scan
          if (from === undefined)
            return (
              <Empty title={t('No PESTLE yet')}>
                {t('Begin one under Scans: what comes from outside is gathered there.')}
              </Empty>
            )
          return (
            <Stack gap={4}>
              <SelectField
                label={t('PESTLE')}
                value={from}
                onChange={setChosen}
                choices={scans.map(({ scan: value, question, heldOn }) => ({
                  value,
                  label: `${question} (${civilDate(heldOn, locale())})`,
                }))}
              />
              <Found key={from} scan={scan} from={from} />
            </Stack>
          )
        }}
      </Answered>
    </Dialog>
  )
}

function Found({ scan, from }: { scan: ScanSeen; from: string }) {
  const [text, setText] = useState('')
  const [typed, setTyped] = useTyping(text, setText)
  const query = usePages(findings, { scan: from, text: text || undefined })
  const rows = query.pages.flatMap((page) => page.findings)
  return (
    <>
      <SearchField label={t('Words of a finding')} value={typed} onChange={setTyped} />
      <Answered query={query}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t('No finding')} />
          ) : (
            <ul className={classes.findings} aria-label={t('Findings')}>
              {rows.map((finding) => (
                <Line key={finding.finding} scan={scan} finding={finding} />
              ))}
            </ul>
          )
        }
      </Answered>
      {query.hasNextPage && (
        <div>
          <Button size="small" busy={query.isFetchingNextPage} onClick={query.more}>
            {t('Show more')}
          </Button>
        </div>
      )}
    </>
  )
}

function Line({ scan, finding }: { scan: ScanSeen; finding: FindingListed }) {
  const act = useAct(bringIn)
  const there = finding.flowsInto.find((each) => each.scan === scan.scan)
  const bring = (place: 'opportunity' | 'threat') => act.mutate({ scan: scan.scan, finding: finding.finding, place })
  const about = { text: finding.text.slice(0, 80) }
  return (
    <li className={classes.move}>
      <span className={classes.text}>{finding.text}</span>
      <span className={classes.meta}>
        {[placeWord(finding.place), judgedWords(finding)].filter(Boolean).join(' · ')}
      </span>
      {there ? (
        <span className={classes.quiet}>{t('Brought in: {{place}}', { place: placeWord(there.place) })}</span>
      ) : (
        <span className={classes.acts}>
          <Button
            size="small"
            busy={act.isPending}
            aria-label={t('Bring in “{{text}}” as an opportunity', about)}
            onClick={() => bring('opportunity')}
          >
            {t('As an opportunity')}
          </Button>
          <Button
            size="small"
            busy={act.isPending}
            aria-label={t('Bring in “{{text}}” as a threat', about)}
            onClick={() => bring('threat')}
          >
            {t('As a threat')}
          </Button>
        </span>
      )}
      {act.error && <Failure what={act.error.message} />}
    </li>
  )
}
