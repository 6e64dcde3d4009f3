import { TeamField } from '../../../people/teams/web/TeamField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { FieldGroup, FieldRow } from '../../../ui/Form.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { t } from '../../../web/words.ts'
import classes from './Decisions.module.css'
import { newKey, type Words } from './decision-words.ts'

interface Props {
  words: Words
  put: (part: Partial<Words>) => void
  faultAt: (field: string) => string | undefined
}

/** The same list with one of its things changed. */
const changed = <Item extends { key: string }>(all: Item[], key: string, part: Partial<Item>): Item[] =>
  all.map((each) => (each.key === key ? { ...each, ...part } : each))

export function OptionsFields({ words: { options, criteria }, put, faultAt }: Props) {
  return (
    <FieldGroup label={t('Options')} hint={t('What one could do, and what would follow from each.')}>
      {options.map(({ key, title, consequences, marks }, at) => (
        <div key={key} className={classes.edited}>
          <TextField
            label={t('Option {{number}}', { number: at + 1 })}
            value={title}
            onChange={(next) => put({ options: changed(options, key, { title: next }) })}
            error={faultAt(`options.${at}.title`)}
          />
          <LongTextField
            label={t('Consequences of option {{number}}', { number: at + 1 })}
            optional
            rows={2}
            value={consequences}
            onChange={(next) => put({ options: changed(options, key, { consequences: next }) })}
            error={faultAt(`options.${at}.consequences`)}
          />
          {criteria.length > 0 && (
            <div className={classes.marks}>
              {criteria.map((criterion, place) => (
                <NumberField
                  key={criterion.key}
                  label={t('Option {{number}} by “{{criterion}}”, 0 to 10', {
                    number: at + 1,
                    criterion: criterion.title || place + 1,
                  })}
                  optional
                  value={marks[criterion.key] ?? ''}
                  onChange={(mark) =>
                    put({ options: changed(options, key, { marks: { ...marks, [criterion.key]: mark } }) })
                  }
                  error={faultAt(`options.${at}.marks.${place}`)}
                />
              ))}
            </div>
          )}
          <Button
            size="small"
            look="quiet"
            aria-label={t('Take out option {{number}}', { number: at + 1 })}
            onClick={() => put({ options: options.filter((each) => each.key !== key) })}
          >
            {t('Take out')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="small"
          onClick={() => put({ options: [...options, { key: newKey(), title: '', consequences: '', marks: {} }] })}
        >
          {t('Add an option')}
        </Button>
      </div>
    </FieldGroup>
  )
}

export function CriteriaFields({ words: { criteria }, put, faultAt }: Props) {
  return (
    <FieldGroup
      label={t('Criteria')}
      hint={t(
        'If wanted: by what the options are weighed, and how much each counts. Each option then has a mark by each.',
      )}
    >
      {criteria.map(({ key, title, weight }, at) => (
        <div key={key} className={classes.edited}>
          <FieldRow>
            <TextField
              label={t('Criterion {{number}}', { number: at + 1 })}
              value={title}
              onChange={(next) => put({ criteria: changed(criteria, key, { title: next }) })}
              error={faultAt(`criteria.${at}.title`)}
            />
            <NumberField
              label={t('Weight of criterion {{number}}', { number: at + 1 })}
              value={weight}
              onChange={(next) => put({ criteria: changed(criteria, key, { weight: next }) })}
              error={faultAt(`criteria.${at}.weight`)}
            />
          </FieldRow>
          <Button
            size="small"
            look="quiet"
            aria-label={t('Take out criterion {{number}}', { number: at + 1 })}
            onClick={() => put({ criteria: criteria.filter((each) => each.key !== key) })}
          >
            {t('Take out')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="small"
          onClick={() => put({ criteria: [...criteria, { key: newKey(), title: '', weight: '1' }] })}
        >
          {t('Add a criterion')}
        </Button>
      </div>
    </FieldGroup>
  )
}

export function TradeOffsFields({ words: { tradeOffs }, put, faultAt }: Props) {
  return (
    <FieldGroup
      label={t('What is given up')}
      hint={t('Which team gives up what, and which priority of its own it sets aside for that.')}
    >
      {tradeOffs.map(({ key, team, givesUp, priority, amount, unit }, at) => {
        const one = (part: Partial<Words['tradeOffs'][number]>) => put({ tradeOffs: changed(tradeOffs, key, part) })
        return (
          <div key={key} className={classes.edited}>
            <TeamField
              label={t('Team {{number}}', { number: at + 1 })}
              optional
              value={team}
              onChange={(next) => one({ team: next })}
            />
            <TextField
              label={t('What it gives up')}
              value={givesUp}
              onChange={(next) => one({ givesUp: next })}
              error={faultAt(`tradeOffs.${at}.givesUp`)}
            />
            <TextField
              label={t('The priority that it sets aside')}
              optional
              value={priority}
              onChange={(next) => one({ priority: next })}
            />
            <FieldRow>
              <NumberField
                label={t('How much')}
                optional
                unit={unit}
                value={amount}
                onChange={(next) => one({ amount: next })}
                error={faultAt(`tradeOffs.${at}.amount`)}
              />
              <TextField
                label={t('Unit')}
                optional
                placeholder={t('such as GBP, nurses or bays')}
                value={unit}
                onChange={(next) => one({ unit: next })}
              />
            </FieldRow>
            <Button
              size="small"
              look="quiet"
              aria-label={t('Take out what team {{number}} gives up', { number: at + 1 })}
              onClick={() => put({ tradeOffs: tradeOffs.filter((each) => each.key !== key) })}
            >
              {t('Take out')}
            </Button>
          </div>
        )
      })}
      <div>
        <Button
          size="small"
          onClick={() =>
            put({
              tradeOffs: [...tradeOffs, { key: newKey(), team: null, givesUp: '', priority: '', amount: '', unit: '' }],
            })
          }
        >
          {t('Add what is given up')}
        </Button>
      </div>
    </FieldGroup>
  )
}
