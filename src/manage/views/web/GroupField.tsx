import IconStack2 from '@tabler/icons-react/dist/esm/icons/IconStack2.mjs'
import { Button } from '../../../ui/Button.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { t } from '../../../web/words.ts'
import type { Grouping } from '../view.ts'
import { groupingWord } from './saying.ts'

interface Props {
  value: Grouping | null
  groupings: readonly Grouping[]
  onChange: (group: Grouping | null) => void
}

/** By what the goals of the table are gathered. */
export function GroupField({ value, groupings, onChange }: Props) {
  return (
    <Menu
      label={t('Group by')}
      align="start"
      items={[
        { id: 'none', label: t('No groups'), onSelect: () => onChange(null) },
        ...groupings.map((by) => ({ id: by, label: groupingWord(by), onSelect: () => onChange(by) })),
      ]}
      opener={(opener) => (
        <Button icon={<IconStack2 aria-hidden />} {...opener}>
          {value ? t('Group · {{by}}', { by: groupingWord(value) }) : t('Group')}
        </Button>
      )}
    />
  )
}
