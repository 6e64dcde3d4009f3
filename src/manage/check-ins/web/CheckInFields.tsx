import type { NodeView } from '../../../graph/contract.ts'
import { targetWord, valueWord } from '../../../graph/web/saying.ts'
import { civilDate, number } from '../../../ui/format.ts'
import { NumberField } from '../../../ui/NumberField.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { locale, t } from '../../../web/words.ts'
import { AddsUpSaid } from '../../goals/web/SumOf.tsx'
import { ConfidenceField } from './ConfidenceField.tsx'
import { DoneField } from './DoneField.tsx'
import { Leans } from './Leans.tsx'
import { MilestoneTicks } from './MilestoneTicks.tsx'
import type { Said } from './said.ts'

interface Props {
  measures: NodeView[]
  said: Said
  onChange: (said: Said) => void
  /** The sentence for a measure's value, or for `confidence`, `note` and `inTheWay`. */
  faultAt: (field: string) => string | undefined
}

/** What a check-in asks: a new value for each measure, confidence, a note, what is in the way. All may be left empty. */
export function CheckInFields({ measures, said, onChange, faultAt }: Props) {
  const change = (part: Partial<Said>) => onChange({ ...said, ...part })
  return (
    <>
      {measures.map((measure) =>
        measure.numbers?.milestones ? (
          <MilestoneTicks
            key={measure.node}
            measure={measure.node}
            title={measure.title}
            milestones={measure.numbers.milestones}
            said={said}
            onChange={onChange}
          />
        ) : (
          <ValueField
            key={measure.node}
            measure={measure}
            value={said.values[measure.node] ?? ''}
            onChange={(value) => change({ values: { ...said.values, [measure.node]: value } })}
            error={faultAt(measure.node)}
          />
        ),
      )}
      <ConfidenceField
        value={said.confidence}
        onChange={(confidence) => change({ confidence })}
        error={faultAt('confidence')}
      />
      <LongTextField
        label={t('Note')}
        hint={t('What happened since the last check-in.')}
        optional
        rows={2}
        value={said.note}
        onChange={(note) => change({ note })}
        error={faultAt('note')}
      />
      <LongTextField
        label={t('In the way')}
        hint={t('What holds it up, and who could help.')}
        optional
        rows={2}
        value={said.inTheWay}
        onChange={(inTheWay) => change({ inTheWay })}
        error={faultAt('inTheWay')}
      />
    </>
  )
}

interface ValueProps {
  measure: NodeView
  value: string
  onChange: (value: string) => void
  error?: string
}

function ValueField({ measure, value, onChange, error }: ValueProps) {
  const { numbers, title } = measure
  const hint = numbers ? latestSentence(numbers) : undefined
  if (numbers?.addsUp) return <AddsUpSaid title={title} numbers={numbers} />
  if (numbers?.indicator) return <Leans title={title} numbers={numbers} />
  if (numbers?.direction === 'done')
    return <DoneField label={title} hint={hint} value={value} onChange={onChange} error={error} />
  return (
    <NumberField
      label={title}
      hint={hint}
      optional
      unit={numbers?.unit}
      placeholder={numbers?.value ? number(numbers.value, locale(), 10) : undefined}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}

/** "Latest 62 % on 12 Nov 2026 · target 85 %". */
export function latestSentence(numbers: NonNullable<NodeView['numbers']>): string {
  const target = targetWord(numbers)
  const latest =
    numbers.value === null
      ? t('No reading yet')
      : numbers.valueOn
        ? t('Latest {{value}} on {{date}}', { value: valueWord(numbers), date: civilDate(numbers.valueOn, locale()) })
        : t('Latest {{value}}', { value: valueWord(numbers) })
  return numbers.direction === 'done' || numbers.direction === 'milestones' || !target
    ? latest
    : `${latest} · ${t('target {{target}}', { target })}`
}
