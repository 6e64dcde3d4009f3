import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { Button } from '../../../ui/Button.tsx'
import { FieldGroup } from '../../../ui/Form.tsx'
import { Row, Stack } from '../../../ui/Layout.tsx'
import { t } from '../../../web/words.ts'
import type { Framework } from '../../frameworks/rules.ts'
import { MeasureFields } from './MeasureFields.tsx'
import classes from './MeasuresEditor.module.css'
import { emptyMeasure, type MeasureWords } from './measure-words.ts'

interface Props {
  measures: MeasureWords[]
  onChange: (measures: MeasureWords[]) => void
  framework: Framework | null
  faultAt: (measure: MeasureWords, field: string) => string | undefined
}

const most = 50

/** The numbers that will tell: any of them may be left blank, and blank ones are not saved. */
export function MeasuresEditor({ measures, onChange, framework, faultAt }: Props) {
  const next = Math.max(-1, ...measures.map(({ key }) => key)) + 1
  return (
    <FieldGroup
      label={framework === 'okr' ? t('Key results') : t('Measures')}
      hint={t('Without a baseline and a target Bearing cannot tell progress; it will say so.')}
    >
      <Stack gap={5}>
        {measures.map((measure, at) => (
          <div key={measure.key} className={classes.measure}>
            <MeasureFields
              words={measure}
              onChange={(words) => onChange(measures.map((each) => (each === measure ? words : each)))}
              framework={framework}
              faultAt={(field) => faultAt(measure, field)}
            />
            <Row>
              <Button look="quiet" size="small" onClick={() => onChange(measures.filter((each) => each !== measure))}>
                {t('Remove measure {{number}}', { number: at + 1 })}
              </Button>
            </Row>
          </div>
        ))}
        {measures.length < most && (
          <div>
            <Button icon={<IconPlus aria-hidden />} onClick={() => onChange([...measures, emptyMeasure(next)])}>
              {t('Add a measure')}
            </Button>
          </div>
        )}
      </Stack>
    </FieldGroup>
  )
}
