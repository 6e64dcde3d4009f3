import { SharedTextField } from '../../../conversation/texts/web/SharedTextField.tsx'
import type { Place } from '../../../conversation/texts/web/writing.ts'
import { PersonField } from '../../../people/persons/web/PersonField.tsx'
import { AudienceField } from '../../../people/sight/web/AudienceField.tsx'
import { TeamField } from '../../../people/teams/web/TeamField.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { FieldGroup, FieldRow } from '../../../ui/Form.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { t } from '../../../web/words.ts'
import { levels } from '../decision.ts'
import type { Words } from './decision-words.ts'
import { CriteriaFields, OptionsFields, TradeOffsFields } from './ListFields.tsx'
import { levelSentence, levelWord } from './saying.ts'

interface Props {
  words: Words
  onChange: (words: Words) => void
  faultAt: (field: string) => string | undefined
  /** Where the context belongs, once the question was opened: who has it open writes it together. */
  context?: Place
}

/** The question, who decides and how, the options, and what would be given up. */
export function DecisionFields({ words, onChange, faultAt, context: place }: Props) {
  const put = (part: Partial<Words>) => onChange({ ...words, ...part })
  const lists = { words, put, faultAt }
  return (
    <>
      <TextField
        label={t('Question')}
        hint={t('Such as “Where do patients wait for their transport?”')}
        value={words.question}
        onChange={(question) => put({ question })}
        error={faultAt('question')}
      />
      <SharedTextField
        label={t('Context')}
        place={place}
        optional
        hint={t('What one needs to know to have a say.')}
        rows={4}
        value={words.context}
        onChange={(context) => put({ context })}
        error={faultAt('context')}
      />
      <FieldGroup label={t('Who decides, and how')} hint={t('Exactly one person decides.')}>
        <FieldRow>
          <PersonField
            label={t('Who decides')}
            value={words.owner}
            onChange={(owner) => put({ owner })}
            error={faultAt('owner')}
          />
          <DateField
            label={t('Decide by')}
            optional
            value={words.decideBy}
            onChange={(decideBy) => put({ decideBy })}
            error={faultAt('decideBy')}
          />
        </FieldRow>
        <SelectField
          label={t('How it is decided')}
          hint={levelSentence(words.level)}
          value={words.level}
          onChange={(level) => put({ level })}
          choices={levels.map((value) => ({ value, label: levelWord(value) }))}
          error={faultAt('level')}
        />
        <TeamField
          label={t('Team')}
          optional
          value={words.team}
          onChange={(team) => put({ team })}
          error={faultAt('team')}
        />
      </FieldGroup>
      <OptionsFields {...lists} />
      <CriteriaFields {...lists} />
      <TradeOffsFields {...lists} />
      <AudienceField
        value={words.audience}
        onChange={(audience) => put({ audience })}
        owner={words.owner}
        team={words.team}
        error={faultAt('audience')}
      />
    </>
  )
}
