import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { civilDate, instant, quantityWhole } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { usePages } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { history, type IndicatorSeen, readings } from '../contract.ts'
import classes from './Indicators.module.css'
import { ReadingDialog } from './ReadingDialog.tsx'
import { fieldWord, pastSentence } from './saying.ts'

/** Every reading with its note, and what was changed by whom. */
export function IndicatorHistory({ indicator }: { indicator: IndicatorSeen }) {
  return (
    <>
      <Readings indicator={indicator} />
      <Changes indicator={indicator} />
    </>
  )
}

function Readings({ indicator }: { indicator: IndicatorSeen }) {
  const asked = usePages(readings, { indicator: indicator.indicator })
  const rows = asked.pages.flatMap((page) => page.readings)
  const [correcting, setCorrecting] = useState<(typeof rows)[number] | null>(null)
  return (
    <Section title={t('Readings')}>
      <Answered query={asked}>
        {() => (
          <DataTable
            caption={t('Readings')}
            rows={rows}
            rowKey={({ reading }) => reading}
            onNearEnd={asked.more}
            empty={<Empty title={t('No reading yet.')} />}
            columns={[
              {
                key: 'on',
                header: t('Day'),
                main: true,
                width: '9rem',
                cell: (row) => civilDate(row.readOn, locale()),
              },
              {
                key: 'value',
                header: t('Value'),
                align: 'end',
                width: '10rem',
                cell: (row) => (
                  <span className={row.superseded ? classes.struck : undefined}>
                    {quantityWhole(row.value, indicator.unit, locale())}
                  </span>
                ),
              },
              {
                key: 'note',
                header: t('Note'),
                cell: (row) => (row.superseded ? t('Corrected later.') : row.note),
              },
              { key: 'by', header: t('By'), hideOnPhone: true, cell: (row) => row.by?.name ?? t('an import') },
              ...(indicator.abilities.record.allowed
                ? [
                    {
                      key: 'correct',
                      header: t('Correct'),
                      width: '8rem',
                      cell: (row: (typeof rows)[number]) =>
                        row.superseded ? null : (
                          <Button
                            look="quiet"
                            size="small"
                            aria-label={t('Correct the reading of {{day}}', { day: civilDate(row.readOn, locale()) })}
                            onClick={() => setCorrecting(row)}
                          >
                            {t('Correct')}
                          </Button>
                        ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Answered>
      {correcting && <ReadingDialog indicator={indicator} reading={correcting} onClose={() => setCorrecting(null)} />}
    </Section>
  )
}

function Changes({ indicator }: { indicator: IndicatorSeen }) {
  const { zone } = useViewer().organisation
  const asked = usePages(history, { indicator: indicator.indicator })
  const events = asked.pages.flatMap((page) => page.events)
  return (
    <Section title={t('What happened')}>
      <Answered query={asked}>
        {() => (
          <ol className={classes.list}>
            {events.length === 0 && <li className={classes.quiet}>{t('Nothing but what an import brought.')}</li>}
            {events.map((past) => (
              <li key={past.event}>
                {pastSentence(past, indicator.unit)} {changed(past.happened, past.changes)}{' '}
                <time className={classes.quiet} dateTime={past.at}>
                  {instant(past.at, locale(), zone)}
                </time>
              </li>
            ))}
          </ol>
        )}
      </Answered>
      {asked.hasNextPage && (
        <div>
          <Button busy={asked.isFetchingNextPage} onClick={asked.more}>
            {t('Show what was earlier')}
          </Button>
        </div>
      )}
    </Section>
  )
}

/** "Upper edge: 95 → 97." of a change; ids of persons and teams say nothing to a reader. */
const changed = (happened: string, changes: { field: string; before: string | null; after: string | null }[]) =>
  happened !== 'indicator.changed'
    ? ''
    : changes
        .map(({ field, before, after }) =>
          ['owner', 'team', 'audience'].includes(field)
            ? `${fieldWord(field)}.`
            : `${fieldWord(field)}: ${before ?? t('nothing')} → ${after ?? t('nothing')}.`,
        )
        .join(' ')
