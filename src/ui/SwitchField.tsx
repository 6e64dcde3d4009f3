import '@mantine/core/styles/InlineInput.css'
import '@mantine/core/styles/Switch.css'
import { Switch } from '@mantine/core'
import { Library } from './Library.tsx'
import type { FieldProps } from './labelled.tsx'
import classes from './SwitchField.module.css'

type Props = Omit<FieldProps, 'optional'> & { value: boolean; onChange: (value: boolean) => void }

/** On or off, at once. */
export function SwitchField({ label, hint, error, value, onChange, disabled, name }: Props) {
  return (
    <Library>
      <Switch
        {...{ label, disabled, name }}
        description={hint}
        error={error || undefined}
        checked={value}
        onChange={(event) => onChange(event.currentTarget.checked)}
        size="md"
        withThumbIndicator={false}
        classNames={{
          track: classes.track,
          thumb: classes.thumb,
          label: classes.label,
          description: classes.hint,
          error: classes.error,
        }}
      />
    </Library>
  )
}
