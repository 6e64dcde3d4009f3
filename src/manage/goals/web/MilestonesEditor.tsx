import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import type { Milestone } from '../../../graph/milestone.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { FieldGroup } from '../../../ui/Form.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { t } from '../../../web/words.ts'
import { mostMilestones } from '../milestones.ts'
import classes from './MilestonesEditor.module.css'

interface Props {
  milestones: Milestone[]
  onChange: (milestones: Milestone[]) => void
  faultAt: (field: string) => string | undefined
}

/** A list of milestones as it is written: what shall stand, by when, in which order. Blank rows are not saved. */
export function MilestonesEditor({ milestones, onChange, faultAt }: Props) {
  const put = (at: number, part: Partial<Milestone>) =>
    onChange(milestones.map((each, place) => (place === at ? { ...each, ...part } : each)))
  const move = (at: number, by: number) => {
    const next = milestones.toSpliced(at, 1)
    const one = milestones[at]
    if (one) onChange(next.toSpliced(at + by, 0, one))
  }
  return (
    <FieldGroup
      label={t('Milestones')}
      hint={t('Facts that anybody could see. They are ticked in check-ins, and progress is how many are reached.')}
    >
      <Stack gap={3}>
        {milestones.map((milestone, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, and its words change as they are typed
          <div key={at} className={classes.row}>
            <TextField
              label={t('Milestone {{number}}', { number: at + 1 })}
              value={milestone.title}
              onChange={(title) => put(at, { title })}
              error={faultAt(`milestones.${at}.title`)}
            />
            <DateField
              label={t('Expected on')}
              optional
              value={milestone.on ?? ''}
              onChange={(on) => put(at, { on: on || null })}
              error={faultAt(`milestones.${at}.on`)}
            />
            <span className={classes.acts}>
              <IconButton
                size="small"
                label={t('Move milestone {{number}} up', { number: at + 1 })}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              >
                <IconArrowUp aria-hidden />
              </IconButton>
              <IconButton
                size="small"
                label={t('Move milestone {{number}} down', { number: at + 1 })}
                disabled={at === milestones.length - 1}
                onClick={() => move(at, 1)}
              >
                <IconArrowDown aria-hidden />
              </IconButton>
              <IconButton
                size="small"
                label={t('Remove milestone {{number}}', { number: at + 1 })}
                onClick={() => onChange(milestones.toSpliced(at, 1))}
              >
                <IconX aria-hidden />
              </IconButton>
            </span>
          </div>
        ))}
        {milestones.length < mostMilestones && (
          <div>
            <Button
              size="small"
              icon={<IconPlus aria-hidden />}
              onClick={() => onChange([...milestones, { title: '', on: null, reachedOn: null }])}
            >
              {t('Add a milestone')}
            </Button>
          </div>
        )}
      </Stack>
    </FieldGroup>
  )
}
