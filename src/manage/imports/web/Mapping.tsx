import { Stack, Text } from '../../../ui/Layout.tsx'
import { Section } from '../../../ui/Section.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { t } from '../../../web/words.ts'
import type { Understood } from '../contract.ts'
import { type Answers, type SheetKind, sheetKinds } from '../mapping.ts'
import { MappedColumns } from './MappedColumns.tsx'
import classes from './Mapping.module.css'
import { sheetWord } from './meaning-words.ts'
import { OpenQuestions } from './OpenQuestions.tsx'

interface Props {
  understood: Understood
  answers: Answers
  onAnswer: (sheet: string, key: string, value: string) => void
}

/** What files of other tools mean here: what each holds, what its columns are, and what nobody but a person can say. */
export function Mapping({ understood, answers, onAnswer }: Props) {
  const foreign = understood.sheets.filter(({ own }) => !own)
  return (
    <Section title={t('What the files mean')}>
      <Stack gap={6}>
        <Text size={3}>
          {t('Look whether this is right, and answer what is open. It is remembered for the next time.')}
        </Text>
        <OpenQuestions questions={understood.questions} answers={answers} onAnswer={onAnswer} />
        {foreign.map((sheet) => (
          <Stack key={sheet.sheet} gap={3}>
            <Text strong>{sheet.sheet}</Text>
            <Text quiet>{about(sheet)}</Text>
            {sheet.columns.length > 0 && (
              <>
                <div className={classes.narrow}>
                  <SelectField
                    label={t('What {{file}} holds', { file: sheet.sheet })}
                    value={(answers[sheet.sheet]?.kind ?? sheet.kind ?? 'nothing') as SheetKind}
                    onChange={(kind) => onAnswer(sheet.sheet, 'kind', kind)}
                    choices={sheetKinds.map((kind) => ({ value: kind, label: sheetWord(kind) }))}
                  />
                </div>
                {sheet.kind && sheet.kind !== 'nothing' && (
                  <MappedColumns
                    sheet={sheet}
                    kind={sheet.kind}
                    answers={answers[sheet.sheet] ?? {}}
                    onAnswer={(key, value) => onAnswer(sheet.sheet, key, value)}
                  />
                )}
              </>
            )}
          </Stack>
        ))}
      </Stack>
    </Section>
  )
}

function about({ rows, tool, kind, remembered }: Understood['sheets'][number]): string {
  const counted = t('{{count}} rows', { count: rows, one: 'one row' })
  return [
    counted,
    ...(kind ? [sheetWord(kind)] : []),
    ...(tool ? [t('the columns of {{tool}}', { tool })] : []),
    ...(remembered ? [t('as it was answered before')] : []),
  ].join(' · ')
}
