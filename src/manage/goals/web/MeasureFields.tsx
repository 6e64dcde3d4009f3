import { directions } from '../../../graph/measure.ts'
import { FieldRow } from '../../../ui/Form.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { t } from '../../../web/words.ts'
import type { Framework } from '../../frameworks/rules.ts'
import { AddsUpField } from './AddsUpField.tsx'
import { MilestonesEditor } from './MilestonesEditor.tsx'
import type { MeasureWords } from './measure-words.ts'
import { directionWord } from './saying.ts'

interface Props {
  words: MeasureWords
  onChange: (words: MeasureWords) => void
  framework: Framework | null
  /** What was refused, by the measure's own field. */
  faultAt: (field: string) => string | undefined
}

/** One measure: what is counted, in which unit, from where to where. */
export function MeasureFields({ words, onChange, framework, faultAt }: Props) {
  const change = (part: Partial<MeasureWords>) => onChange({ ...words, ...part })
  const { direction, unit } = words
  const between = direction === 'between'
  const numbers = direction !== 'done' && direction !== 'milestones'
  return (
    <Stack gap={4}>
      <TextField
        label={framework === 'okr' ? t('Key result') : t('What is measured')}
        hint={
          framework === 'okr'
            ? t('In an OKR a measure is called a key result: an outcome, such as “Patients who leave before noon”.')
            : t('Such as “Patients who leave before noon”.')
        }
        value={words.title}
        onChange={(title) => change({ title })}
        error={faultAt('title')}
      />
      <FieldRow>
        <SelectField
          label={t('Direction')}
          value={direction}
          onChange={(chosen) => change({ direction: chosen })}
          choices={directions.map((value) => ({ value, label: directionWord(value) }))}
          error={faultAt('direction')}
        />
        {numbers && (
          <TextField
            label={t('Unit')}
            optional
            placeholder={t('such as %, days or GBP')}
            value={unit}
            onChange={(next) => change({ unit: next })}
            error={faultAt('unit')}
          />
        )}
      </FieldRow>
      {direction === 'milestones' && (
        <MilestonesEditor
          milestones={words.milestones ?? []}
          onChange={(milestones) => change({ milestones })}
          faultAt={faultAt}
        />
      )}
      {numbers && (
        <FieldRow>
          <NumberField
            label={t('Baseline')}
            optional
            unit={unit}
            value={words.baseline}
            onChange={(baseline) => change({ baseline })}
            error={faultAt('baseline')}
          />
          <NumberField
            label={between ? t('Lower end') : t('Target')}
            optional={!between}
            unit={unit}
            value={words.target}
            onChange={(target) => change({ target })}
            error={faultAt('target')}
          />
          {between && (
            <NumberField
              label={t('Upper end')}
              unit={unit}
              value={words.targetMax}
              onChange={(targetMax) => change({ targetMax })}
              error={faultAt('targetMax')}
            />
          )}
        </FieldRow>
      )}
      {numbers && <AddsUpField words={words} onChange={onChange} error={faultAt('addsUp')} />}
    </Stack>
  )
}
