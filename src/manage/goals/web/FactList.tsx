import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { Button } from '../../../ui/Button.tsx'
import { FieldGroup, FieldRow } from '../../../ui/Form.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { t } from '../../../web/words.ts'
import type { FactField } from '../../frameworks/framework.ts'
import type { FrameworkFacts } from '../framework-facts.ts'
import classes from './FactList.module.css'
import { PlainFact } from './PlainFact.tsx'

interface Props {
  field: FactField
  at: string
  items: readonly FrameworkFacts[]
  onChange: (items: FrameworkFacts[]) => void
  faultAt: (at: string) => string | undefined
}

const most = 50

/** Several of one kind, such as waypoints: rows that are left blank are not saved. */
export function FactList({ field, at, items, onChange, faultAt }: Props) {
  const { items: fields = [] } = field
  const blank = Object.fromEntries(fields.map(({ name, kind }) => [name, kind === 'day' ? null : '']))
  const change = (which: number, name: string, value: unknown) =>
    onChange(items.map((item, place) => (place === which ? { ...item, [name]: value } : item)))
  return (
    <FieldGroup label={t(field.label)} hint={field.hint ? t(field.hint) : undefined}>
      <Stack gap={4}>
        {items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item has no name but its place
          <div key={place} className={classes.item}>
            <FieldRow>
              {fields.map((each) => (
                <PlainFact
                  key={each.name}
                  field={each}
                  value={item[each.name]}
                  onChange={(value) => change(place, each.name, value)}
                  error={faultAt(`${at}.${place}.${each.name}`)}
                />
              ))}
            </FieldRow>
            <div>
              <Button look="quiet" size="small" onClick={() => onChange(items.filter((other) => other !== item))}>
                {t('Remove number {{number}}', { number: place + 1 })}
              </Button>
            </div>
          </div>
        ))}
        {items.length < most && (
          <div>
            <Button
              size="small"
              icon={<IconPlus aria-hidden />}
              aria-label={t('Add to “{{list}}”', { list: t(field.label) })}
              onClick={() => onChange([...items, blank])}
            >
              {t('Add')}
            </Button>
          </div>
        )}
      </Stack>
    </FieldGroup>
  )
}
