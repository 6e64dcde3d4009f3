import { PeopleField, PersonField } from '../../../people/persons/web/PersonField.tsx'
import { AudienceField } from '../../../people/sight/web/AudienceField.tsx'
import { TeamField } from '../../../people/teams/web/TeamField.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { FieldGroup, FieldRow } from '../../../ui/Form.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { t } from '../../../web/words.ts'
import { AffectedFields } from './AffectedFields.tsx'
import type { FieldsProps } from './change-words.ts'
import { StagesFields } from './StagesFields.tsx'

/** What is written of a change: its case first. */
export function ChangeFields({ words, put, faultAt }: FieldsProps) {
  return (
    <>
      <TextField
        label={t('Title')}
        placeholder={t('such as “Going home becomes the first question”')}
        value={words.title}
        onChange={(title) => put({ title })}
        error={faultAt('title')}
      />
      <FieldGroup label={t('The case for it')}>
        <LongTextField
          label={t('Why now')}
          meaning
          rows={3}
          value={words.whyNow}
          onChange={(whyNow) => put({ whyNow })}
          error={faultAt('whyNow')}
        />
        <LongTextField
          label={t('What if not')}
          meaning
          rows={3}
          value={words.ifNot}
          onChange={(ifNot) => put({ ifNot })}
          error={faultAt('ifNot')}
        />
      </FieldGroup>
      <AffectedFields words={words} put={put} faultAt={faultAt} />
      <StagesFields words={words} put={put} faultAt={faultAt} />
      <FieldGroup
        label={t('Who carries it')}
        hint={t('Exactly one person answers for it; champions carry it among their own.')}
      >
        <FieldRow>
          <PersonField
            label={t('Who answers for it')}
            value={words.owner}
            onChange={(owner) => put({ owner })}
            error={faultAt('owner')}
          />
          <TeamField
            label={t('Team')}
            optional
            value={words.team}
            onChange={(team) => put({ team })}
            error={faultAt('team')}
          />
        </FieldRow>
        <PeopleField
          label={t('Champions')}
          optional
          value={words.champions}
          onChange={(champions) => put({ champions })}
          error={faultAt('champions')}
        />
      </FieldGroup>
      <FieldRow>
        <TextField
          label={t('What is next')}
          optional
          value={words.next}
          onChange={(next) => put({ next })}
          error={faultAt('next')}
        />
        <DateField
          label={t('Look again on')}
          value={words.lookAgainOn}
          onChange={(lookAgainOn) => put({ lookAgainOn })}
          error={faultAt('lookAgainOn')}
        />
      </FieldRow>
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
