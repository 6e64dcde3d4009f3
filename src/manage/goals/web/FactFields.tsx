import { Stack } from '../../../ui/Layout.tsx'
import { t } from '../../../web/words.ts'
import type { FactField, Finding } from '../../frameworks/framework.ts'
import type { FrameworkFacts } from '../framework-facts.ts'
import { FactList } from './FactList.tsx'
import { Findings } from './Findings.tsx'
import type { Measured } from './measured.ts'
import { PerMeasureField } from './PerMeasureField.tsx'
import { PlainFact } from './PlainFact.tsx'

interface Props {
  fields: readonly FactField[]
  facts: FrameworkFacts
  onChange: (facts: FrameworkFacts) => void
  measures: readonly Measured[]
  /** What was refused, by the field's path: `facts.waypoints.0.title`. */
  faultAt: (at: string) => string | undefined
  /** What the check says; each finding stands beside its field. */
  findings?: readonly Finding[]
}

/** What a framework keeps of a goal, as a form: the framework's rule says which fields there are. */
export function FactFields({ fields, facts, onChange, findings = [], ...rest }: Props) {
  return (
    <Stack gap={5}>
      {fields.map((field) => (
        <Stack key={field.name} gap={2}>
          <FactInput
            {...rest}
            field={field}
            at={`facts.${field.name}`}
            value={facts[field.name]}
            onChange={(value) => onChange({ ...facts, [field.name]: value })}
          />
          <Findings findings={findings.filter(({ at }) => at === `facts.${field.name}`)} />
        </Stack>
      ))}
    </Stack>
  )
}

interface InputProps extends Pick<Props, 'measures' | 'faultAt'> {
  field: FactField
  at: string
  value: unknown
  onChange: (value: unknown) => void
}

/** One field: a list, a number for each measure, or a value of its own. */
export function FactInput({ field, at, value, onChange, measures, faultAt }: InputProps) {
  if (field.kind === 'list')
    return (
      <FactList field={field} at={at} items={Array.isArray(value) ? value : []} onChange={onChange} faultAt={faultAt} />
    )
  if (field.kind === 'per-measure')
    return (
      <PerMeasureField
        label={t(field.label)}
        hint={field.hint ? t(field.hint) : undefined}
        at={at}
        value={(value ?? {}) as Record<string, string>}
        onChange={onChange}
        measures={measures}
        faultAt={faultAt}
      />
    )
  return <PlainFact field={field} value={value} onChange={onChange} error={faultAt(at)} />
}
