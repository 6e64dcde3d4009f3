import { newId } from '../../../kernel/ids.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldGroup } from '../../../ui/Form.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { t } from '../../../web/words.ts'
import { type ChoiceKind, choiceKinds } from '../strategy.ts'
import classes from './Strategy.module.css'
import { choiceWord } from './saying.ts'
import type { Words } from './writing.ts'

interface Props {
  choices: Words['choices']
  onChange: (choices: Words['choices']) => void
  faultAt: (field: string) => string | undefined
}

const hints: Record<ChoiceKind, () => string> = {
  'where to play': () => t('For whom, where and with what.'),
  'how to win': () => t('What makes us the better choice there.'),
  'not to do': () => t('What we leave to others, though it would be good too.'),
}

/** Where we play, how we win and what we will not do, each with its reason. */
export function ChoicesFields({ choices, onChange, faultAt }: Props) {
  const put = (key: string, part: Partial<Words['choices'][number]>) =>
    onChange(choices.map((each) => (each.key === key ? { ...each, ...part } : each)))
  return choiceKinds.map((kind) => (
    <details
      key={kind}
      className={classes.folded}
      open={choices.some((each, at) => each.kind === kind && faultAt(`choices.${at}.text`)) || undefined}
    >
      <summary>
        {choiceWord(kind)} <span className={classes.quiet}>{choices.filter((each) => each.kind === kind).length}</span>
      </summary>
      <FieldGroup label={choiceWord(kind)} hint={hints[kind]()}>
        {choices.map(
          ({ key, kind: of, text, reason }, at) =>
            of === kind && (
              <div key={key} className={classes.edited}>
                <TextField
                  label={t('Choice')}
                  value={text}
                  onChange={(next) => put(key, { text: next })}
                  error={faultAt(`choices.${at}.text`)}
                />
                <LongTextField
                  label={t('Reason')}
                  optional
                  rows={2}
                  value={reason}
                  onChange={(next) => put(key, { reason: next })}
                  error={faultAt(`choices.${at}.reason`)}
                />
                <div>
                  <Button
                    size="small"
                    look="quiet"
                    onClick={() => onChange(choices.filter((each) => each.key !== key))}
                  >
                    {t('Take out')}
                  </Button>
                </div>
              </div>
            ),
        )}
        <div>
          <Button
            size="small"
            aria-label={t('Add to “{{part}}”', { part: choiceWord(kind) })}
            onClick={() => onChange([...choices, { key: newId(), kind, text: '', reason: '' }])}
          >
            {t('Add')}
          </Button>
        </div>
      </FieldGroup>
    </details>
  ))
}
