import { Link } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { civilDate } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { type Option, PickField } from '../../../ui/PickField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { ask } from '../../../web/ask.ts'
import { faultsIn } from '../../../web/faults.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import type { GoalView } from '../../goals/contract.ts'
import { lean, leaning, leanNoLonger, list } from '../contract.ts'
import classes from './Indicators.module.css'
import { StanceOf } from './StanceOf.tsx'
import { bandWord } from './saying.ts'

/** Which measures of a goal lean on indicators, and where these stand. */
export function LeaningPart({ goal }: { goal: GoalView }) {
  const { data } = useAnswer(leaning, { goal: goal.node.node })
  const [open, setOpen] = useState(false)
  // Beside what the page is about this is small: no room is kept for it, and its absence is no fault of the page.
  if (!data) return null
  const may = data.abilities.lean.allowed
  const left = goal.measures.filter(
    ({ numbers, state }) =>
      numbers && state !== 'closed' && numbers.direction !== 'done' && !numbers.milestones && !numbers.indicator,
  )
  if (data.leaning.length === 0 && !(may && left.length > 0)) return null
  return (
    <div className={classes.part}>
      {data.leaning.length > 0 && (
        <ul className={classes.list} aria-label={t('Lean on indicators')}>
          {data.leaning.map((each) => (
            <Line key={each.measure} goal={goal.node.node} leans={each} may={may} />
          ))}
        </ul>
      )}
      {may && left.length > 0 && (
        <Button look="quiet" size="small" onClick={() => setOpen(true)}>
          {t('Let a measure lean on an indicator')}
        </Button>
      )}
      {open && <LeanDialog goal={goal.node.node} measures={left} onClose={() => setOpen(false)} />}
    </div>
  )
}

type Leans = OutputOf<typeof leaning>['leaning'][number]

function Line({ goal, leans, may }: { goal: string; leans: Leans; may: boolean }) {
  const paths = usePaths()
  const act = useAct(leanNoLonger)
  const { measure, title, indicator, because } = leans
  const band = indicator && bandWord(indicator)
  return (
    <li>
      <p>
        {t('“{{title}}” takes its values from', { title })}{' '}
        {indicator ? (
          <>
            <Link to={paths.indicator(indicator.indicator)}>{indicator.title}</Link>
            {indicator.stands !== 'unknown' && (
              <>
                {' '}
                <StanceOf indicator={indicator} />
              </>
            )}{' '}
            <span className={classes.quiet}>
              {[
                indicator.since && t('since {{date}}', { date: civilDate(indicator.since, locale()) }),
                band && t('band {{band}}', { band }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </>
        ) : (
          t('an indicator.')
        )}
      </p>
      {because && <p className={classes.quiet}>{because}</p>}
      {act.error && <p role="status">{act.error.message}</p>}
      {may && (
        <Button
          look="quiet"
          size="small"
          busy={act.isPending}
          aria-label={t('Let “{{title}}” lean no longer', { title })}
          onClick={() => act.mutate({ goal, measure })}
        >
          {t('Lean no longer')}
        </Button>
      )}
    </li>
  )
}

interface DialogProps {
  goal: string
  measures: { node: string; title: string }[]
  onClose: () => void
}

function LeanDialog({ goal, measures, onClose }: DialogProps) {
  const notify = useNotice()
  const organisation = useOrganisation()
  const [measure, setMeasure] = useState(measures[0]?.node ?? '')
  const [chosen, setChosen] = useState<Option | null>(null)
  const [unsaid, setUnsaid] = useState(false)
  const act = useAct(lean, {
    after: ({ indicator }) => {
      onClose()
      notify(t('It takes its values from “{{indicator}}” now.', { indicator: indicator.title }))
    },
  })
  const faults = faultsIn(act.error, ['measure', 'indicator'])
  const find = useCallback(
    async (text: string, signal: AbortSignal): Promise<Option[]> => {
      const { indicators } = await ask(list, { text: text.trim() || undefined, most: 20 }, { organisation, signal })
      return indicators.map(({ indicator, title, unit, owner }) => ({
        value: indicator,
        label: title,
        detail: [unit, owner?.name].filter(Boolean).join(' · '),
      }))
    },
    [organisation],
  )
  return (
    <Dialog open guarded title={t('Let a measure lean on an indicator')} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => {
          setUnsaid(chosen === null)
          if (chosen) act.mutate({ goal, measure, indicator: chosen.value })
        }}
      >
        <SelectField
          label={t('Measure')}
          hint={t('Its baseline and target stay; its values come from the indicator, from the latest reading on.')}
          value={measure}
          onChange={setMeasure}
          choices={measures.map(({ node, title }) => ({ value: node, label: title }))}
          error={faults.at('measure')}
        />
        <PickField
          label={t('Indicator')}
          value={chosen}
          onChange={setChosen}
          search={find}
          error={faults.at('indicator') ?? (unsaid && !chosen ? t('Choose an indicator.') : undefined)}
        />
        <FormActions submit={t('Lean on it')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
