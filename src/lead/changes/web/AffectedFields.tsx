import { PersonField } from '../../../people/persons/web/PersonField.tsx'
import { TeamField } from '../../../people/teams/web/TeamField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { FieldGroup } from '../../../ui/Form.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { t } from '../../../web/words.ts'
import classes from './Changes.module.css'
import { type AffectedWords, type FieldsProps, newKey } from './change-words.ts'
import { StakeholderField } from './StakeholderField.tsx'

/** Whom it affects, and what it means for them. */
export function AffectedFields({ words: { affected }, put, faultAt }: FieldsProps) {
  return (
    <FieldGroup label={t('Whom it affects')} hint={t('Teams, persons or stakeholders, and what it means for them.')}>
      {affected.map((each, at) => {
        const one = (part: Partial<AffectedWords>) =>
          put({ affected: affected.map((other) => (other.key === each.key ? { ...other, ...part } : other)) })
        const field = { label: t('Whom, {{number}}', { number: at + 1 }), error: faultAt(`affected.${at}`) }
        return (
          <div key={each.key} className={classes.edited}>
            <Segments
              label={t('What they are, {{number}}', { number: at + 1 })}
              value={each.kind}
              onChange={(kind) => one({ kind })}
              options={[
                { value: 'team', label: t('Team') },
                { value: 'person', label: t('Person') },
                { value: 'stakeholder', label: t('Stakeholder') },
              ]}
            />
            {each.kind === 'team' && <TeamField {...field} value={each.team} onChange={(team) => one({ team })} />}
            {each.kind === 'person' && (
              <PersonField {...field} value={each.person} onChange={(person) => one({ person })} />
            )}
            {each.kind === 'stakeholder' && (
              <StakeholderField {...field} value={each.stakeholder} onChange={(stakeholder) => one({ stakeholder })} />
            )}
            <TextField
              label={t('What it means for them, {{number}}', { number: at + 1 })}
              optional
              value={each.effect}
              onChange={(effect) => one({ effect })}
              error={faultAt(`affected.${at}.effect`)}
            />
            <Button
              size="small"
              look="quiet"
              aria-label={t('Take out the one affected, {{number}}', { number: at + 1 })}
              onClick={() => put({ affected: affected.filter(({ key }) => key !== each.key) })}
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
              affected: [
                ...affected,
                { key: newKey(), kind: 'team', team: null, person: null, stakeholder: null, effect: '' },
              ],
            })
          }
        >
          {t('Add whom it affects')}
        </Button>
      </div>
    </FieldGroup>
  )
}
