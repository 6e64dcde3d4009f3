import { Button } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { FieldGroup, FieldRow } from '../../../ui/Form.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { t } from '../../../web/words.ts'
import { type Model, modelSources, models, mostStages } from '../change.ts'
import classes from './Changes.module.css'
import { type FieldsProps, newKey } from './change-words.ts'
import { modelWord, stagesOf } from './saying.ts'

/** The stages, one's own or a model's to begin with, and which of them is now. */
export function StagesFields({ words: { model, stages, current }, put, faultAt }: FieldsProps) {
  const choose = (next: Model) => {
    const untouched = stages.every(({ title }) => title === '' || stagesOf(model).includes(title))
    if (next === 'own' || !untouched) return put({ model: next })
    const fresh = stagesOf(next).map((title) => ({ key: newKey(), title, means: '', fromOn: '' }))
    put({ model: next, stages: fresh, current: fresh[0]?.key ?? null })
  }
  const one = (key: string, part: Partial<(typeof stages)[number]>) =>
    put({ stages: stages.map((each) => (each.key === key ? { ...each, ...part } : each)) })
  const takeOut = (key: string) => {
    const left = stages.filter((each) => each.key !== key)
    put({ stages: left, current: current === key ? (left[0]?.key ?? null) : current })
  }
  const add = () => {
    const fresh = { key: newKey(), title: '', means: '', fromOn: '' }
    put({ stages: [...stages, fresh], current: current ?? fresh.key })
  }
  return (
    <FieldGroup label={t('Stages')} hint={t('Where it goes through, with a name and a day each. One of them is now.')}>
      <SelectField
        label={t('Whose stages')}
        hint={model === 'own' ? undefined : modelSources[model]}
        value={model}
        onChange={(next) => choose(next as Model)}
        choices={models.map((value) => ({ value, label: modelWord(value) }))}
      />
      {stages.map(({ key, title, means, fromOn }, at) => (
        <div key={key} className={classes.edited}>
          <FieldRow>
            <TextField
              label={t('Stage {{number}}', { number: at + 1 })}
              value={title}
              onChange={(next) => one(key, { title: next })}
              error={faultAt(`stages.${at}.title`)}
            />
            <DateField
              label={t('Stage {{number}} begins on', { number: at + 1 })}
              optional
              value={fromOn}
              onChange={(next) => one(key, { fromOn: next })}
              error={faultAt(`stages.${at}.fromOn`)}
            />
          </FieldRow>
          <TextField
            label={t('What is true once stage {{number}} is done', { number: at + 1 })}
            optional
            value={means}
            onChange={(next) => one(key, { means: next })}
            error={faultAt(`stages.${at}.means`)}
          />
          <Button
            size="small"
            look="quiet"
            aria-label={t('Take out stage {{number}}', { number: at + 1 })}
            onClick={() => takeOut(key)}
          >
            {t('Take out')}
          </Button>
        </div>
      ))}
      {stages.length < mostStages && (
        <div>
          <Button size="small" onClick={add}>
            {t('Add a stage')}
          </Button>
        </div>
      )}
      {stages.length > 0 && (
        <SelectField
          label={t('Where we are')}
          value={current ?? ''}
          onChange={(next) => put({ current: next })}
          choices={stages.map(({ key, title }, at) => ({
            value: key,
            label: title || t('Stage {{number}}', { number: at + 1 }),
          }))}
          error={faultAt('current')}
        />
      )}
    </FieldGroup>
  )
}
