import { useState } from 'react'
import { SharedTextField } from '../../../conversation/texts/web/SharedTextField.tsx'
import { type Named, PersonField } from '../../../people/persons/web/PersonField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { addFinding, changeFinding, type FindingSeen, type ScanSeen } from '../contract.ts'
import { type Horizon, horizons, type Place, placesOf } from '../scan.ts'
import { fieldWord, horizonWord, placeAsk, placeWord } from './saying.ts'

interface Words {
  place: Place
  text: string
  evidence: string
  link: string
  impact: string
  likelihood: string
  horizon: Horizon | ''
  owner: Named | null
  confidence: string
}

const shown = ['place', 'text', 'evidence', 'link', 'impact', 'likelihood', 'horizon', 'owner', 'confidence']
const figure = (value: number | null): string => (value === null ? '' : String(value))
const read = (value: string): number | null => (value === '' ? null : Number(value))

const wordsOf = (finding: FindingSeen): Words => ({
  ...finding,
  impact: figure(finding.impact),
  likelihood: figure(finding.likelihood),
  horizon: finding.horizon ?? '',
  confidence: figure(finding.confidence),
})

const fresh = (place: Place): Words => ({
  place,
  text: '',
  evidence: '',
  link: '',
  impact: '',
  likelihood: '',
  horizon: '',
  owner: null,
  confidence: '',
})

export function FindingFormDialog({ scan, place, onClose }: { scan: ScanSeen; place: Place; onClose: () => void }) {
  return (
    <Dialog open shape="side" guarded title={t('Add a finding')} onClose={onClose}>
      <FindingForm scan={scan} place={place} onClose={onClose} />
    </Dialog>
  )
}

interface Props {
  scan: ScanSeen
  place: Place
  /** The one that is changed; without it one is added. */
  finding?: FindingSeen
  onClose: () => void
}

/** A finding, added or changed: what it says, what it stands on, and how much it weighs. */
export function FindingForm({ scan, place, finding, onClose }: Props) {
  const notify = useNotice()
  const [kept, write, forget] = useKept<Words>(
    `finding ${finding?.finding ?? `new in ${scan.scan}`}`,
    finding ? wordsOf(finding) : fresh(place),
  )
  // A finding that is begun belongs to where it was begun last.
  const words = finding || kept.text ? kept : { ...kept, place }
  const put = (part: Partial<Words>) => write({ ...words, ...part })
  const end = () => {
    forget()
    onClose()
  }
  const after = () => {
    end()
    notify(finding ? t('Finding changed.') : t('Finding added.'))
  }
  const adding = useAct(addFinding, { after })
  const changing = useAct(changeFinding, { after })
  const act = finding ? changing : adding
  const faults = faultsIn(act.error, shown)
  // As it was when writing began: what others write meanwhile is met on saving.
  const [begun] = useState(finding)
  const revision = begun?.revision ?? 0
  const placeOf = (field: 'text' | 'evidence') =>
    begun && { kind: 'finding', subject: begun.finding, field, saved: begun[field] }
  const submit = (known = revision) => {
    const given = {
      scan: scan.scan,
      place: words.place,
      text: words.text,
      evidence: words.evidence,
      link: words.link,
      impact: read(words.impact),
      likelihood: read(words.likelihood),
      horizon: words.horizon || null,
      owner: words.owner?.person ?? null,
      confidence: read(words.confidence),
    }
    if (finding) changing.mutate({ ...given, finding: finding.finding, revision: known })
    else adding.mutate(given)
  }
  const clashes = act.error?.kind === 'conflict' && Boolean(act.error.theirs)
  const steps = (most: number, from = 1) => [
    { value: '', label: t('not judged') },
    ...Array.from({ length: most - from + 1 }, (_, at) => ({ value: String(at + from), label: String(at + from) })),
  ]
  return (
    <Form onSubmit={() => submit()} busy={act.isPending} refusal={clashes ? null : faults.refusal}>
      <Conflict
        error={act.error}
        fields={shown.filter((field) => field !== 'owner').map((field) => ({ field, label: fieldWord(field) }))}
        onMine={() => submit(finding?.revision)}
        onTheirs={end}
        busy={act.isPending}
      />
      <SelectField
        label={t('Where it belongs')}
        hint={placeAsk(words.place)}
        value={words.place}
        onChange={(chosen) => put({ place: chosen })}
        choices={placesOf(scan.kind).map((value) => ({ value, label: placeWord(value) }))}
        error={faults.at('place')}
      />
      <SharedTextField
        label={t('Finding')}
        place={placeOf('text')}
        hint={t('One thing, in a sentence.')}
        rows={2}
        value={words.text}
        onChange={(text) => put({ text })}
        error={faults.at('text')}
      />
      <SharedTextField
        label={t('Evidence')}
        place={placeOf('evidence')}
        hint={t('How do we know? A number with its date, who said it, what was seen.')}
        optional
        rows={3}
        value={words.evidence}
        onChange={(evidence) => put({ evidence })}
        error={faults.at('evidence')}
      />
      <TextField
        label={t('Address of the evidence')}
        optional
        placeholder="https://"
        value={words.link}
        onChange={(link) => put({ link })}
        error={faults.at('link')}
      />
      <FieldRow>
        <SelectField
          label={t('Impact, 1 to 5')}
          value={words.impact}
          onChange={(impact) => put({ impact })}
          choices={steps(5)}
          error={faults.at('impact')}
        />
        <SelectField
          label={t('Likelihood, 1 to 5')}
          value={words.likelihood}
          onChange={(likelihood) => put({ likelihood })}
          choices={steps(5)}
          error={faults.at('likelihood')}
        />
      </FieldRow>
      <FieldRow>
        <SelectField
          label={t('Horizon')}
          value={words.horizon}
          onChange={(horizon) => put({ horizon: horizon as Horizon | '' })}
          choices={[
            { value: '', label: t('not judged') },
            ...horizons.map((value) => ({ value, label: horizonWord(value) })),
          ]}
          error={faults.at('horizon')}
        />
        <SelectField
          label={t('Confidence, 0 to 10')}
          value={words.confidence}
          onChange={(confidence) => put({ confidence })}
          choices={steps(10, 0)}
          error={faults.at('confidence')}
        />
      </FieldRow>
      <PersonField
        label={t('Owner')}
        hint={t('Who keeps an eye on it.')}
        optional
        value={words.owner}
        onChange={(owner) => put({ owner })}
        error={faults.at('owner')}
      />
      <FormActions
        submit={finding ? t('Save') : t('Add finding')}
        busy={act.isPending}
        cancel={{ label: t('Cancel'), onSelect: end }}
      />
    </Form>
  )
}
