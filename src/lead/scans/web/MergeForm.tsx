import { useCallback, useState } from 'react'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { type Option, PickField } from '../../../ui/PickField.tsx'
import { ask } from '../../../web/ask.ts'
import { faultsIn } from '../../../web/faults.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { type FindingSeen, findings, merge, type ScanSeen } from '../contract.ts'
import classes from './Scans.module.css'
import { placeWord } from './saying.ts'

interface Props {
  scan: ScanSeen
  finding: FindingSeen
  onMerged: (into: string) => void
  onClose: () => void
}

/** Two that say the same become one: the other stands for both, and counts the dots of both. */
export function MergeForm({ scan, finding, onMerged, onClose }: Props) {
  const notify = useNotice()
  const organisation = useOrganisation()
  const [into, setInto] = useState<Option | null>(null)
  const [unsaid, setUnsaid] = useState(false)
  const act = useAct(merge, {
    after: () => {
      notify(t('Merged. The dots of both count together.'))
      onClose()
      if (into) onMerged(into.value)
    },
  })
  const faults = faultsIn(act.error, ['into'])
  const find = useCallback(
    async (text: string, signal: AbortSignal): Promise<Option[]> => {
      const input = { scan: scan.scan, text: text.trim() || undefined, most: 20 }
      const found = await ask(findings, input, { organisation, signal })
      return found.findings
        .filter((each) => each.finding !== finding.finding)
        .map((each) => ({ value: each.finding, label: each.text, detail: placeWord(each.place) }))
    },
    [organisation, scan.scan, finding.finding],
  )
  return (
    <Form
      busy={act.isPending}
      refusal={faults.refusal}
      onSubmit={() => {
        setUnsaid(into === null)
        if (into) act.mutate({ scan: scan.scan, finding: finding.finding, into: into.value })
      }}
    >
      <p className={classes.text}>{finding.text}</p>
      <PickField
        label={t('Which one stands for both')}
        hint={t('This one stays below it, and can be separated again.')}
        value={into}
        onChange={setInto}
        search={find}
        error={faults.at('into') ?? (unsaid && !into ? t('Choose a finding.') : undefined)}
      />
      <FormActions submit={t('Merge')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
    </Form>
  )
}
