import { Button } from '../../../ui/Button.tsx'
import { LongTextField, type LongTextProps } from '../../../ui/TextField.tsx'
import { t } from '../../../web/words.ts'
import { type Place, useWriting } from './writing.ts'

type Props = Omit<LongTextProps, 'input'> & {
  /** Where the text belongs; without it, such as in something new, one writes alone. */
  place?: Place
}

/** Several lines that all who have them open write together; they are saved with the form, by whoever saves first. */
export function SharedTextField({ place, value, onChange, hint, error, ...field }: Props) {
  const { type, input, writers, fault, left } = useWriting(place, value, onChange)
  const names = writers.map(({ name }) => name).join(', ')
  return (
    <>
      <LongTextField
        {...field}
        hint={names ? t('{{names}} writes here as well.', { names }) : hint}
        error={error ?? (fault && !fault.passing ? fault.message : undefined)}
        input={input}
        value={value}
        onChange={type}
      />
      {left && place && value !== place.saved && (
        <p>
          {t('These words were written before and are not saved yet.')}{' '}
          <Button look="quiet" size="small" onClick={() => type(place.saved)}>
            {t('Back to what is saved')}
          </Button>
        </p>
      )}
    </>
  )
}
