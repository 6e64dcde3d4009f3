import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { list } from '../../../ui/format.ts'
import { Text } from '../../../ui/Layout.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { archive, holds } from '../contract.ts'
import { type Holds, holdsNothing } from '../team.ts'
import { type NamedTeam, TeamField } from './TeamField.tsx'
import type { WholeTeam } from './whole-team.ts'

/** A dialog that archives a team, and says what it still holds and who takes that. */
export function ArchiveTeam({ team, onClose }: { team: WholeTeam; onClose: () => void }) {
  const held = useAnswer(holds, { team: team.team }, { fresh: 0 })
  return (
    <Dialog open title={t('Archive {{team}}', { team: team.name })} onClose={onClose}>
      <Answered query={held}>{(found) => <ArchiveForm team={team} held={found} onClose={onClose} />}</Answered>
    </Dialog>
  )
}

function ArchiveForm({ team, held, onClose }: { team: WholeTeam; held: Holds; onClose: () => void }) {
  const notify = useNotice()
  const [to, setTo] = useState<NamedTeam | null>(team.path.at(-1) ?? null)
  const empty = holdsNothing(held)
  const act = useAct(archive, {
    after: () => {
      onClose()
      notify(t('{{team}} was archived.', { team: team.name }))
    },
  })
  const faults = faultsIn(act.error, ['to'])
  const submit = () => act.mutate({ team: team.team, revision: team.revision, to: empty ? null : (to?.team ?? null) })
  return (
    <Form busy={act.isPending} refusal={faults.refusal} onSubmit={submit}>
      <Text>
        {empty
          ? t('It holds nobody, no team and no goal. It stays in the history, and can be taken back.')
          : t('It still holds {{what}}. They go to another team in the same step.', { what: heldSaid(held) })}
      </Text>
      {!empty && (
        <TeamField
          label={t('Who takes them')}
          hint={t('Whoever could see something because they were in this team sees it in that one.')}
          value={to}
          onChange={setTo}
          without={team.team}
          error={faults.at('to')}
        />
      )}
      <FormActions
        submit={empty ? t('Archive') : t('Move and archive')}
        busy={act.isPending}
        cancel={{ label: t('Cancel'), onSelect: onClose }}
      />
    </Form>
  )
}

function heldSaid({ people, teams, goals }: Holds): string {
  const parts = [
    ...(people > 0 ? [t('{{count}} people', { count: people, one: '{{count}} person' })] : []),
    ...(teams > 0 ? [t('{{count}} teams', { count: teams, one: '{{count}} team' })] : []),
    ...(goals > 0 ? [t('{{count}} goals', { count: goals, one: '{{count}} goal' })] : []),
  ]
  return list(parts, locale())
}
