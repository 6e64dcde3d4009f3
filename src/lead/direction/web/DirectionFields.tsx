import { SharedTextField } from '../../../conversation/texts/web/SharedTextField.tsx'
import type { Place } from '../../../conversation/texts/web/writing.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldGroup } from '../../../ui/Form.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { t } from '../../../web/words.ts'
import type { Value } from '../direction.ts'
import classes from './DirectionFields.module.css'
import type { DirectionWords } from './DirectionText.tsx'

interface Props {
  words: DirectionWords
  onChange: (words: DirectionWords) => void
  faultAt: (field: string) => string | undefined
  /** Where a field belongs, once there is a version to go on from: who writes direction writes it together. */
  placeOf: (field: 'vision' | 'mission') => Place | undefined
}

const most = 12

/** The fields of a version. */
export function DirectionFields({ words, onChange, faultAt, placeOf }: Props) {
  const change = (part: Partial<DirectionWords>) => onChange({ ...words, ...part })
  const changeValue = (at: number, part: Partial<Value>) =>
    change({ values: words.values.map((value, place) => (place === at ? { ...value, ...part } : value)) })
  const behaviourFault = (at: number): string | undefined =>
    [`values.${at}.behaviours`, ...[0, 1, 2, 3, 4, 5].map((place) => `values.${at}.behaviours.${place}`)]
      .map(faultAt)
      .find(Boolean)
  return (
    <>
      <SharedTextField
        label={t('Vision')}
        place={placeOf('vision')}
        hint={t('What we aspire to be in the long term. A sentence that everybody can say by heart.')}
        meaning
        rows={3}
        value={words.vision}
        onChange={(vision) => change({ vision })}
        error={faultAt('vision')}
      />
      <SharedTextField
        label={t('Mission')}
        place={placeOf('mission')}
        hint={t('Our purpose, and our primary aims.')}
        meaning
        optional
        rows={4}
        value={words.mission}
        onChange={(mission) => change({ mission })}
        error={faultAt('mission')}
      />
      <FieldGroup
        label={t('Values')}
        hint={t('The principles that guide how we work. Few are remembered better than many.')}
      >
        <Stack gap={5}>
          {words.values.map((value, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a value is its place in the list until it is saved
            <div key={at} className={classes.value}>
              <TextField
                label={t('Value')}
                value={value.name}
                onChange={(name) => changeValue(at, { name })}
                error={faultAt(`values.${at}.name`)}
              />
              <LongTextField
                label={t('What it means here')}
                optional
                rows={2}
                meaning
                value={value.text}
                onChange={(text) => changeValue(at, { text })}
                error={faultAt(`values.${at}.text`)}
              />
              <LongTextField
                label={t('What people do when they live it')}
                hint={t('One a line, as something that can be seen. Two or three are enough.')}
                optional
                rows={2}
                value={(value.behaviours ?? []).join('\n')}
                onChange={(lines) => changeValue(at, { behaviours: lines === '' ? [] : lines.split('\n') })}
                error={behaviourFault(at)}
              />
              <div>
                <Button
                  look="quiet"
                  size="small"
                  onClick={() => change({ values: words.values.filter((_, place) => place !== at) })}
                >
                  {value.name ? t('Remove “{{name}}”', { name: value.name }) : t('Remove this value')}
                </Button>
              </div>
            </div>
          ))}
          {words.values.length < most && (
            <div>
              <Button onClick={() => change({ values: [...words.values, { name: '', text: '' }] })}>
                {t('Add a value')}
              </Button>
            </div>
          )}
        </Stack>
        {faultAt('values') && <p className={classes.error}>{faultAt('values')}</p>}
      </FieldGroup>
    </>
  )
}
