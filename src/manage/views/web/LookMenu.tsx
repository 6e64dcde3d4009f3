import IconAdjustmentsHorizontal from '@tabler/icons-react/dist/esm/icons/IconAdjustmentsHorizontal.mjs'
import { IconButton } from '../../../ui/Button.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { t } from '../../../web/words.ts'
import { type ColumnName, groupings, type Look, looks } from '../view.ts'
import type { GoalsAddress, GoalsChange } from './address.ts'
import { ColumnsField, ColumnsList } from './ColumnsField.tsx'
import classes from './GoalsPage.module.css'
import { GroupField } from './GroupField.tsx'
import { drawn } from './looks.tsx'
import { groupingWord } from './saying.ts'

interface Props {
  wanted: GoalsAddress
  onChange: (change: GoalsChange) => void
  columns: readonly ColumnName[]
  onColumns: (columns: ColumnName[]) => void
}

/** How goals are drawn, gathered and told: side by side where there is room, else behind one button. */
export function LookFields({ wanted, onChange, columns, onColumns }: Props) {
  return (
    <>
      <LookChoice as={wanted.as} onChange={onChange} />
      {drawn[wanted.as].table && (
        <>
          <GroupField
            value={wanted.group ?? null}
            groupings={groupings}
            onChange={(group) => onChange({ group: group ?? undefined })}
          />
          <ColumnsField chosen={columns} onChange={onColumns} />
        </>
      )}
    </>
  )
}

export function LookMenu({ wanted, onChange, columns, onColumns, views }: Props & { views: React.ReactNode }) {
  return (
    <Popover
      label={t('View')}
      align="end"
      opener={(opener) => (
        <IconButton label={t('View')} {...opener}>
          <IconAdjustmentsHorizontal aria-hidden />
        </IconButton>
      )}
    >
      {() => (
        <div className={classes.menu}>
          <Stack gap={4}>
            {views}
            <LookChoice as={wanted.as} onChange={onChange} />
            {drawn[wanted.as].table && (
              <>
                <SelectField
                  label={t('Group by')}
                  value={wanted.group ?? ''}
                  onChange={(by) => onChange({ group: groupings.find((each) => each === by) })}
                  choices={[
                    { value: '', label: t('No groups') },
                    ...groupings.map((value) => ({ value, label: groupingWord(value) })),
                  ]}
                />
                <ColumnsList chosen={columns} onChange={onColumns} />
              </>
            )}
          </Stack>
        </div>
      )}
    </Popover>
  )
}

const LookChoice = ({ as, onChange }: { as: Look; onChange: Props['onChange'] }) => (
  <Segments
    label={t('Draw as')}
    options={looks.map((value) => ({ value, label: drawn[value].word() }))}
    value={as}
    onChange={(look) => onChange({ as: look === 'table' ? undefined : look })}
  />
)
