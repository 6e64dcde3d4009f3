import { useState } from 'react'
import { Stack } from '../../../ui/Layout.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { t } from '../../../web/words.ts'
import { type Framework, frameworkRules, frameworks } from '../../frameworks/rules.ts'
import classes from './StartFrom.module.css'
import { frameworkName } from './saying.ts'
import type { Template } from './templates/template.ts'
import { templatesOf } from './templates/templates.ts'

/** A few goals in each framework, to be made one's own. */
export function TemplateList({ onChoose }: { onChoose: (template: Template) => void }) {
  const [framework, setFramework] = useState<Framework>('smart')
  return (
    <Stack gap={4}>
      <SelectField
        label={t('Framework')}
        hint={t(frameworkRules[framework].help)}
        value={framework}
        onChange={setFramework}
        choices={frameworks.map((value) => ({ value, label: frameworkName(value) }))}
      />
      <ul className={classes.list}>
        {templatesOf[framework]().map((template) => (
          <li key={template.title}>
            <button type="button" className={classes.choice} onClick={() => onChoose(template)}>
              <span className={classes.title}>{template.title}</span>
              <span className={classes.aside}>{template.why}</span>
            </button>
          </li>
        ))}
      </ul>
    </Stack>
  )
}
