import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { forgetReader, useAct, useAnswer } from '../../../web/queries.ts'
import { announceSignIn } from '../../../web/signed.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { removeDemonstration } from '../../organisations/contract.ts'
import { cast, ways } from '../contract.ts'
import { foremost } from './foremost.ts'
import { startKey } from './start-key.ts'
import { useTakePlace } from './take-place.ts'

const fresh = 600_000

/** What leads from the demonstration to one's own, and through the eyes of others. */
export function DemonstrationActs() {
  const { abilities } = useViewer()
  const [removing, setRemoving] = useState(false)
  const open = useAnswer(ways, { key: startKey() }, { fresh }).data
  return (
    <>
      {open?.demonstration && <ChangePlaces />}
      {open?.maySetUp && (
        <Link
          to="/set-up"
          search={{ key: startKey() } as never}
          className={buttonClass}
          data-size="small"
          data-look="quiet"
        >
          {t('Start your own')}
        </Link>
      )}
      {abilities.remove?.allowed && (
        <Button size="small" look="quiet" onClick={() => setRemoving(true)}>
          {t('Remove')}
        </Button>
      )}
      {removing && <Remove onClose={() => setRemoving(false)} />}
    </>
  )
}

/** Somebody else of the cast; offered only where the installation lets one. */
function ChangePlaces() {
  const { me } = useViewer()
  const navigate = useNavigate()
  const notify = useNotice()
  const take = useTakePlace()
  const known = useAnswer(cast, { key: startKey() }, { fresh }).data
  if (!known) return null
  const others = foremost(known.persons).filter(({ person }) => person !== me.person)
  const refuse = (error: Error) => notify({ text: error.message, kind: 'refusal' })
  return (
    <Menu
      label={t('Look through the eyes of')}
      opener={(opener) => (
        <Button {...opener} size="small" look="quiet" busy={take.isPending}>
          {t('Change places')}
        </Button>
      )}
      items={[
        ...others.map(({ person, name, title }) => ({
          id: person,
          label: name,
          hint: title,
          onSelect: () => take.mutate(person, { onError: refuse }),
        })),
        { id: 'other', label: t('Somebody else'), onSelect: () => void navigate({ to: '/' }) },
      ]}
    />
  )
}

function Remove({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const act = useAct(removeDemonstration, {
    quietly: true,
    after: async () => {
      announceSignIn()
      await navigate({ to: '/' })
      forgetReader(client)
    },
  })
  return (
    <Confirm
      open
      title={t('Remove the demonstration organisation')}
      confirm={t('Remove it for good')}
      cancel={t('Keep it')}
      danger
      busy={act.isPending}
      onConfirm={() => act.mutate({})}
      onClose={onClose}
    >
      {act.error && <Failure what={act.error.message} />}
      <p>
        {t(
          'Its people, teams, goals and check-ins go, and what you tried out with them. This cannot be undone. Other organisations are not touched.',
        )}
      </p>
    </Confirm>
  )
}
