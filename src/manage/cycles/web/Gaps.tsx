import { useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { Button } from '../../../ui/Button.tsx'
import { list } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { locale, t } from '../../../web/words.ts'
import { MeasureDialog } from '../../goals/web/MeasureDialog.tsx'
import { WholeGoal } from '../../goals/web/WholeGoal.tsx'
import type { owing } from '../contract.ts'
import type { Missing } from '../owed.ts'
import { FillGaps } from './FillGaps.tsx'
import classes from './Owed.module.css'
import { RowTitle } from './RowTitle.tsx'

type Gap = OutputOf<typeof owing>['gaps'][number]

const names: Record<Missing, () => string> = {
  why: () => t('a why'),
  how: () => t('a how'),
  when: () => t('a when'),
  measure: () => t('a measure'),
}

/** What my goals lack: a why, a how, a when, a measure; each filled where it stands. */
export function Gaps({ gaps }: { gaps: Gap[] }) {
  const paths = usePaths()
  const [open, setOpen] = useState<{ gap: Gap; fill: 'words' | 'measure' } | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      {gaps.length > 0 && (
        <Section title={t('Gaps')} aside={gaps.length}>
          <ul className={classes.rows}>
            {gaps.map((gap) => (
              <li key={gap.node.node} className={classes.row} data-owed>
                <RowTitle to={paths.goal(gap.node.node)}>{gap.node.title}</RowTitle>
                <span className={classes.facts}>
                  {t('without {{what}}', {
                    what: list(
                      gap.missing.map((each) => names[each]()),
                      locale(),
                    ),
                  })}
                </span>
                <span className={classes.acts}>
                  {gap.missing.some((each) => each !== 'measure') && (
                    <Button
                      size="small"
                      data-open
                      aria-label={t('Fill in what “{{title}}” lacks', { title: gap.node.title })}
                      onClick={() => setOpen({ gap, fill: 'words' })}
                    >
                      {t('Fill in')}
                    </Button>
                  )}
                  {gap.missing.includes('measure') && (
                    <Button
                      size="small"
                      data-open
                      aria-label={t('Add a measure to “{{title}}”', { title: gap.node.title })}
                      onClick={() => setOpen({ gap, fill: 'measure' })}
                    >
                      {t('Add a measure')}
                    </Button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {open && (
        <WholeGoal goal={open.gap.node.node} onFailed={close}>
          {(goal) =>
            open.fill === 'measure' ? (
              <MeasureDialog goal={goal} onClose={close} />
            ) : (
              <FillGaps goal={goal} missing={open.gap.missing} onClose={close} />
            )
          }
        </WholeGoal>
      )}
    </>
  )
}
