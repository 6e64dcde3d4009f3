import { type Named, PersonField } from '../../../people/persons/web/PersonField.tsx'
import { type Audience, AudienceField } from '../../../people/sight/web/AudienceField.tsx'
import { type NamedTeam, TeamField } from '../../../people/teams/web/TeamField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { FieldGroup, FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import type { Refused } from '../../../web/refused.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { type Reach, reaches } from '../briefing.ts'
import classes from './Briefings.module.css'
import { reachWord } from './saying.ts'

/** A briefing as it is being written: numbers and days as they are typed. */
export interface Words {
  title: string
  what: string
  why: string
  means: string
  asks: string
  reach: Reach
  teams: NamedTeam[]
  below: Named | null
  passAfter: string
  lookAgainOn: string
  audience: Audience
}

interface Props {
  owner: Named
  words: Words
  onChange: (words: Words) => void
  error: Refused | null
  busy: boolean
  submit: string
  onSubmit: () => void
  onCancel: () => void
}

export function BriefingForm({ owner, words, onChange, error, busy, submit, onSubmit, onCancel }: Props) {
  const today = useToday()
  const put = (part: Partial<Words>) => onChange({ ...words, ...part })
  const faults = faultsIn(error, [
    'title',
    'what',
    'why',
    'means',
    'asks',
    'reach',
    'teams',
    'below',
    'passAfter',
    'lookAgainOn',
    'audience',
  ])
  return (
    <Form busy={busy} refusal={faults.refusal} onSubmit={onSubmit}>
      <TextField
        label={t('Title')}
        hint={t('Such as “From January, going home is the first question”')}
        value={words.title}
        onChange={(title) => put({ title })}
        error={faults.at('title')}
      />
      <LongTextField
        label={t('What')}
        rows={3}
        value={words.what}
        onChange={(what) => put({ what })}
        error={faults.at('what')}
      />
      <LongTextField
        label={t('Why')}
        meaning
        rows={3}
        value={words.why}
        onChange={(why) => put({ why })}
        error={faults.at('why')}
      />
      <LongTextField
        label={t('What it means')}
        optional
        hint={t('For everybody. What it means on a ward or in an office, each manager adds.')}
        rows={3}
        value={words.means}
        onChange={(means) => put({ means })}
        error={faults.at('means')}
      />
      <LongTextField
        label={t('What is asked of you')}
        optional
        rows={2}
        value={words.asks}
        onChange={(asks) => put({ asks })}
        error={faults.at('asks')}
      />
      <FieldGroup label={t('To whom, and how it goes')}>
        <SelectField
          label={t('To whom')}
          value={words.reach}
          onChange={(reach) => put({ reach })}
          choices={reaches.map((value) => ({ value, label: reachWord(value) }))}
          error={faults.at('reach')}
        />
        {words.reach === 'teams' && (
          <>
            {words.teams.length > 0 && (
              <ul className={classes.list}>
                {words.teams.map((each) => (
                  <li key={each.team} className={classes.row}>
                    {each.name}
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={t('Leave out {{name}}', { name: each.name })}
                      onClick={() => put({ teams: words.teams.filter(({ team }) => team !== each.team) })}
                    >
                      {t('Leave out')}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
            <TeamField
              label={t('Add a team')}
              hint={t('With the teams within it.')}
              value={null}
              onChange={(team) => {
                if (team && !words.teams.some((each) => each.team === team.team)) put({ teams: [...words.teams, team] })
              }}
              error={faults.at('teams')}
            />
          </>
        )}
        {words.reach === 'below' && (
          <PersonField
            label={t('Whose line')}
            hint={t('They and everybody below them.')}
            value={words.below}
            onChange={(below) => put({ below })}
            error={faults.at('below')}
          />
        )}
        <FieldRow>
          <NumberField
            label={t('Goes on by itself after')}
            hint={t('Left empty it waits for each manager.')}
            optional
            unit={t('days')}
            value={words.passAfter}
            onChange={(passAfter) => put({ passAfter: passAfter ?? '' })}
            error={faults.at('passAfter')}
          />
          <DateField
            label={t('Look again on')}
            hint={t('To see what came of it.')}
            optional
            min={today}
            value={words.lookAgainOn}
            onChange={(lookAgainOn) => put({ lookAgainOn })}
            error={faults.at('lookAgainOn')}
          />
        </FieldRow>
      </FieldGroup>
      <AudienceField
        value={words.audience}
        onChange={(audience) => put({ audience })}
        owner={owner}
        team={null}
        error={faults.at('audience')}
      />
      <FormActions submit={submit} busy={busy} cancel={{ label: t('Cancel'), onSelect: onCancel }} />
    </Form>
  )
}
