import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { setRhythm } from '../contract.ts'
import { RhythmField } from './RhythmField.tsx'
import { rhythmWord } from './rhythm.ts'
import type { WholeTeam } from './whole-team.ts'

/** How often the team's goals are checked in on, where they say nothing themselves; its lead changes it here. */
export function TeamRhythm({ team }: { team: WholeTeam }) {
  const [open, setOpen] = useState(false)
  const { own, inForce, from } = team.rhythm
  return (
    <>
      {inForce === null
        ? t('as each goal’s framework says')
        : own === null && from
          ? t('a check-in {{rhythm}}, as {{team}} has it', { rhythm: rhythmWord(inForce), team: from.name })
          : t('a check-in {{rhythm}}', { rhythm: rhythmWord(inForce) })}{' '}
      {team.abilities.rhythm?.allowed && (
        <Button size="small" look="quiet" aria-label={t('Change the rhythm')} onClick={() => setOpen(true)}>
          {t('Change')}
        </Button>
      )}
      {open && <ChangeRhythm team={team} onClose={() => setOpen(false)} />}
    </>
  )
}

function ChangeRhythm({ team, onClose }: { team: WholeTeam; onClose: () => void }) {
  const notify = useNotice()
  const [days, setDays] = useState(team.rhythm.own === null ? '' : String(team.rhythm.own))
  const act = useAct(setRhythm, {
    after: () => {
      onClose()
      notify(t('The team’s rhythm was changed.'))
    },
  })
  const faults = faultsIn(act.error, ['rhythm'])
  const submit = () => act.mutate({ team: team.team, rhythm: days === '' ? null : Number(days) })
  return (
    <Dialog open title={t('Rhythm of {{team}}', { team: team.name })} onClose={onClose}>
      <Form busy={act.isPending} refusal={faults.refusal} onSubmit={submit}>
        <RhythmField
          label={t('Rhythm')}
          hint={t('For goals of this team, and of the teams within it, that have no rhythm of their own.')}
          none={team.path.length > 0 ? t('As the team above has it') : t('As each goal’s framework says')}
          value={days}
          onChange={setDays}
          error={faults.at('rhythm')}
        />
        <FormActions submit={t('Save')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
