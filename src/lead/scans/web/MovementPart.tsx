import { Link } from '@tanstack/react-router'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Stack } from '../../../ui/Layout.tsx'
import { Section } from '../../../ui/Section.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { movement, type ScanSeen } from '../contract.ts'
import classes from './Scans.module.css'
import { movementWord, placeWord } from './saying.ts'

/** What moved since the scan that this one started from, and what it had found that nobody acted on. */
export function MovementPart({ scan, onOpen }: { scan: ScanSeen; onOpen: (finding: string) => void }) {
  const paths = usePaths()
  const query = useAnswer(movement, { scan: scan.scan }, { live: 'any', keep: true })
  return (
    <Answered query={query}>
      {({ since, counts, changed, gone, goneCount, unacted }) => (
        <Stack gap={6}>
          {since && (
            <p className={classes.text}>
              {t(
                'Since {{date}}: {{fresh}} new, {{rose}} weigh more, {{fell}} weigh less, {{moved}} put elsewhere, {{gone}} gone, {{same}} as they were.',
                {
                  date: civilDate(since.heldOn, locale()),
                  fresh: counts.new ?? 0,
                  rose: counts.rose ?? 0,
                  fell: counts.fell ?? 0,
                  moved: counts.moved ?? 0,
                  gone: goneCount,
                  same: counts.same ?? 0,
                },
              )}{' '}
              <Link to={paths.scan(since.scan)} search={{ show: 'unacted' } as never}>
                {t('{{count}} of its findings were never acted on', {
                  count: unacted,
                  one: '1 of its findings was never acted on',
                })}
              </Link>
            </p>
          )}
          <Section title={t('What weighs otherwise, or stands elsewhere')} aside={changed.length}>
            <DataTable
              caption={t('What weighs otherwise, or stands elsewhere')}
              rows={changed}
              rowKey={({ finding }) => finding}
              onOpen={({ finding }) => onOpen(finding)}
              empty={<Empty title={t('Nothing moved')}>{t('Every finding stands where it stood.')}</Empty>}
              columns={[
                { key: 'text', header: t('Finding'), main: true, cell: (row) => row.text },
                {
                  key: 'how',
                  header: t('What moved'),
                  cell: (row) =>
                    movementWord({
                      movement: row.movement,
                      was: { place: row.from, text: '', impact: null, likelihood: null },
                    }),
                },
                { key: 'to', header: t('Where it belongs'), hideOnPhone: true, cell: (row) => placeWord(row.to) },
                {
                  key: 'weight',
                  header: t('Impact × likelihood'),
                  align: 'end',
                  cell: (row) => `${row.was} → ${row.is}`,
                },
              ]}
            />
          </Section>
          {gone.length > 0 && (
            <Section title={t('No longer found')} aside={goneCount}>
              <ul className={classes.list}>
                {gone.map(({ finding, text, place }) => (
                  <li key={finding}>
                    <span className={classes.struck}>{text}</span>{' '}
                    <span className={classes.quiet}>{placeWord(place)}</span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </Stack>
      )}
    </Answered>
  )
}
