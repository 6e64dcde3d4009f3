import { DataTable } from '../../../ui/DataTable.tsx'
import { number } from '../../../ui/format.ts'
import { Stack, Text } from '../../../ui/Layout.tsx'
import { Section } from '../../../ui/Section.tsx'
import { locale, t } from '../../../web/words.ts'
import { ruleOf } from '../../frameworks/rules.ts'
import type { Report } from '../contract.ts'
import classes from './FoundOften.module.css'

type Findings = Report['findings']
type Lacking = Findings['lacking'][number]

/** What the goals that come in leave open, by what is missing and by the question of each framework. It stops nothing. */
export function FoundOften({ findings: { goals, lacking, frameworks } }: { findings: Findings }) {
  const open = frameworks.filter((each) => each.open > 0)
  if (lacking.length + open.length === 0) return null
  return (
    <Section
      title={t('What these goals leave open')}
      aside={t('{{count}} goals', { count: goals, one: '{{count}} goal' })}
    >
      <Stack gap={4}>
        <Text>{t('None of this stops the import. Each goal asks its own questions once it is here.')}</Text>
        {lacking.length > 0 && (
          <ul className={classes.list}>
            {lacking.map((each) => (
              <li key={each.what}>{lackSays(each)}</li>
            ))}
          </ul>
        )}
        {open.map((each) => (
          <OneFramework key={each.framework} of={each} />
        ))}
      </Stack>
    </Section>
  )
}

function OneFramework({ of: { framework, goals, open, found } }: { of: Findings['frameworks'][number] }) {
  const title = ruleOf(framework)?.title ?? framework
  return (
    <Stack gap={2}>
      <Text strong>
        {t('{{framework}}: {{open}} of {{all}} goals leave a question open', {
          framework: title,
          open: number(open, locale()),
          all: number(goals, locale()),
        })}
      </Text>
      <DataTable
        caption={t('What the checks of {{framework}} found', { framework: title })}
        rows={found}
        rowKey={({ part, code }) => `${part} ${code}`}
        columns={[
          {
            key: 'goals',
            header: t('Goals'),
            width: '5rem',
            align: 'end',
            cell: (row) => number(row.goals, locale()),
            sortBy: (row) => row.goals,
          },
          { key: 'part', header: t('Part'), width: '9rem', cell: (row) => row.part, sortBy: (row) => row.part },
          { key: 'asks', header: t('Question'), main: true, cell: (row) => row.asks },
          {
            key: 'example',
            header: t('For example'),
            cell: ({ example }) => t('“{{title}}”: {{saw}}', { title: example.title, saw: example.saw }),
          },
        ]}
      />
    </Stack>
  )
}

function lackSays({ what, goals: count }: Lacking): string {
  const says: Record<Lacking['what'], () => string> = {
    owner: () => t('{{count}} goals have no owner.', { count, one: '{{count}} goal has no owner.' }),
    measure: () =>
      t('{{count}} goals have no measure and nothing below them.', {
        count,
        one: '{{count}} goal has no measure and nothing below it.',
      }),
    due: () => t('{{count}} goals have no due date.', { count, one: '{{count}} goal has no due date.' }),
    why: () => t('{{count}} goals do not say why.', { count, one: '{{count}} goal does not say why.' }),
    support: () => t('{{count}} goals support nothing.', { count, one: '{{count}} goal supports nothing.' }),
  }
  return says[what]()
}
