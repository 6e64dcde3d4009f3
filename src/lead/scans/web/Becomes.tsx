import { useState } from 'react'
import { useFindNodes } from '../../../graph/web/finding.ts'
import { type Named, PersonField } from '../../../people/persons/web/PersonField.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { type Option, PickField } from '../../../ui/PickField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { becomeGoal, link, type ScanSeen } from '../contract.ts'
import classes from './Scans.module.css'

interface Props {
  scan: ScanSeen
  of: { finding: string } | { move: string }
  text: string
  evidence?: string
  owner?: Named | null
  how: 'goal' | 'link'
  onClose: () => void
}

/** A finding or a move becomes a goal in one step, or is linked to one that is there already. */
export function Becomes(props: Props) {
  return props.how === 'goal' ? <WriteGoal {...props} /> : <LinkGoal {...props} />
}

function WriteGoal({ scan, of, text, evidence = '', owner: found = null, onClose }: Props) {
  const { me } = useViewer()
  const notify = useNotice()
  const [title, setTitle] = useState(text.slice(0, 300))
  const [why, setWhy] = useState(
    [t('Found in “{{question}}”.', { question: scan.question }), evidence]
      .filter(Boolean)
      .join('\n\n')
      .slice(0, 10_000),
  )
  const [owner, setOwner] = useState<Named | null>(found ?? { person: me.person, name: me.name })
  const [due, setDue] = useState('')
  const act = useAct(becomeGoal, {
    after: () => {
      notify(t('Goal written. The two stay linked.'))
      onClose()
    },
  })
  const faults = faultsIn(act.error, ['title', 'why', 'owner', 'due'])
  return (
    <Form
      busy={act.isPending}
      refusal={faults.refusal}
      onSubmit={() => act.mutate({ scan: scan.scan, ...of, title, why, owner: owner?.person, due: due || null })}
    >
      <TextField
        label={t('Title')}
        hint={t('The result that is wanted, in a sentence.')}
        value={title}
        onChange={setTitle}
        error={faults.at('title')}
      />
      <LongTextField
        label={t('Why it matters')}
        meaning
        optional
        value={why}
        onChange={setWhy}
        error={faults.at('why')}
      />
      <PersonField
        label={t('Owner')}
        hint={t('The one person who answers for it.')}
        value={owner}
        onChange={setOwner}
        error={faults.at('owner')}
      />
      <DateField label={t('Due')} optional value={due} onChange={setDue} error={faults.at('due')} />
      <p className={classes.quiet}>
        {t('The same persons as the scan may see it. On its page you add measures and what it supports.')}
      </p>
      <FormActions submit={t('Write goal')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
    </Form>
  )
}

function LinkGoal({ scan, of, text, onClose }: Props) {
  const notify = useNotice()
  const find = useFindNodes()
  const [chosen, setChosen] = useState<Option | null>(null)
  const [unsaid, setUnsaid] = useState(false)
  const act = useAct(link, {
    after: () => {
      notify(t('Linked.'))
      onClose()
    },
  })
  const faults = faultsIn(act.error, ['target'])
  return (
    <Form
      busy={act.isPending}
      refusal={faults.refusal}
      onSubmit={() => {
        setUnsaid(chosen === null)
        if (chosen) act.mutate({ scan: scan.scan, ...of, kind: 'goal', target: chosen.value })
      }}
    >
      <p className={classes.text}>{text}</p>
      <PickField
        label={t('Goal')}
        hint={t('Type two letters of its title.')}
        value={chosen}
        onChange={setChosen}
        search={find}
        error={faults.at('target') ?? (unsaid && !chosen ? t('Choose a goal.') : undefined)}
      />
      <FormActions submit={t('Link')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
    </Form>
  )
}
