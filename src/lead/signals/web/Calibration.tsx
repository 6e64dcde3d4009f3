import type { OutputOf } from '../../../kernel/contract.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { percent } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { calibration } from '../contract.ts'
import classes from './Signals.module.css'
import { scoreWord } from './saying.ts'

type Bin = OutputOf<typeof calibration>['bins'][number]

/** How likely closed signals were held to be, against what came; nothing as long as none was scored. */
export function Calibration() {
  const { data } = useAnswer(calibration, {}, { live: 'any' })
  if (!data || data.count === 0 || data.brier === null) return null
  const said = (ratio: number) => percent(ratio, locale())
  return (
    <Section title={t('How well earlier signals were judged')} aside={data.count}>
      <p className={classes.text}>
        {t(
          'Score {{score}} on average: 0 is best, 1 is worst, and saying 50% of everything gives 0.25. Of what was held to be 70% likely, about 70 of 100 should have come.',
          { score: scoreWord(data.brier) },
        )}
      </p>
      <DataTable
        caption={t('What was said, and what came')}
        rows={data.bins}
        rowKey={({ from }) => String(from)}
        columns={[
          {
            key: 'group',
            header: t('Held to be likely to'),
            main: true,
            cell: ({ from, to }: Bin) => t('{{from}} to {{to}}', { from: said(from), to: said(to) }),
          },
          { key: 'count', header: t('Signals'), align: 'end', cell: ({ count }: Bin) => count },
          { key: 'said', header: t('Said on average'), align: 'end', cell: (bin: Bin) => said(bin.said) },
          { key: 'came', header: t('Came'), align: 'end', cell: ({ came }: Bin) => said(came) },
        ]}
      />
    </Section>
  )
}
