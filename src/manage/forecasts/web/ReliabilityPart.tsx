import type { OutputOf } from '../../../kernel/contract.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { number, percent } from '../../../ui/format.ts'
import { Stack, Text } from '../../../ui/Layout.tsx'
import { Section } from '../../../ui/Section.tsx'
import { Why } from '../../../ui/Why.tsx'
import { locale, t } from '../../../web/words.ts'
import type { calibration } from '../contract.ts'
import { ReliabilityPlot } from './ReliabilityPlot.tsx'

type Reliability = OutputOf<typeof calibration>['own']['forecast']

/** What was said by one voice, in five bins, with what happened: as a drawing and as a table. */
export function ReliabilityPart({
  title,
  reliability,
  none,
}: {
  title: string
  reliability: Reliability
  none: string
}) {
  const { goals, met, brier, bins, withheld } = reliability
  const share = (part: number) => percent(part, locale())
  const few = t('Where fewer than five other people stand behind a number, it is left out here and in the totals.')
  if (goals === 0)
    return (
      <Section title={title}>
        <Text quiet>{withheld ? few : none}</Text>
      </Section>
    )
  return (
    <Section
      title={title}
      aside={
        <Why about={t('What does the Brier score say?')}>
          <p>
            {t(
              'The Brier score is the mean squared distance of what was said from what happened: 0 is best, and always saying a half gives 0.25.',
            )}
          </p>
          <p>
            {t('A confidence of 7 of 10 is read as 70%. The forecast is what the readings of then would have given.')}
          </p>
        </Why>
      }
    >
      <Stack gap={4}>
        <Text>
          {t('{{count}} goals, of which {{met}} were met. Brier score {{brier}}.', {
            count: goals,
            met: share(met ?? 0),
            brier: number(brier ?? 0, locale(), 3),
            one: '{{count}} goal, of which {{met}} was met. Brier score {{brier}}.',
          })}
        </Text>
        <ReliabilityPlot bins={bins} />
        <DataTable
          caption={title}
          rows={bins}
          rowKey={({ from }) => String(from)}
          columns={[
            {
              key: 'bin',
              header: t('Said'),
              main: true,
              cell: ({ from, to }) => t('{{from}} to {{to}}', { from: share(from), to: share(to) }),
            },
            { key: 'said', header: t('On average'), align: 'end', cell: ({ said }) => share(said) },
            { key: 'met', header: t('Were met'), align: 'end', cell: (bin) => share(bin.met) },
            { key: 'goals', header: t('Goals'), align: 'end', cell: (bin) => number(bin.goals, locale()) },
          ]}
        />
        {withheld && <Text quiet>{few}</Text>}
      </Stack>
    </Section>
  )
}
