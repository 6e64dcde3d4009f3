import { SwitchField } from '../../../ui/SwitchField.tsx'
import { t } from '../../../web/words.ts'
import type { MeasureWords } from './measure-words.ts'

interface Props {
  words: MeasureWords
  onChange: (words: MeasureWords) => void
  error?: string
}

/** Whether a measure is read, or adds up what is below its goal. */
export const AddsUpField = ({ words, onChange, error }: Props) => (
  <SwitchField
    label={t('Adds up the goals that support this one')}
    hint={t(
      'Its value is then the sum of their measures in the same unit, and nobody reads it. With a share of 100 % it alone tells the goal’s progress.',
    )}
    value={words.addsUp ?? false}
    onChange={(addsUp) => onChange({ ...words, addsUp })}
    error={error}
  />
)
