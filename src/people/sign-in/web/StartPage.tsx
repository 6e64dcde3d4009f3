import { useQueryClient } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { buttonClass } from '../../../ui/Button.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { Meaning } from '../../../ui/Meaning.tsx'
import { Section } from '../../../ui/Section.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { someText, useAddress } from '../../../web/address.ts'
import { Door } from '../../../web/Door.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { mine } from '../../organisations/contract.ts'
import { Choose } from '../../organisations/web/Choose.tsx'
import { ways } from '../contract.ts'
import { LookAround } from './LookAround.tsx'
import { keepStartKey, startKey } from './start-key.ts'

const fields = { key: someText(200) }

/** The first page: into one's organisation, or what one may do here without having one. */
export function StartPage() {
  const key = useKey()
  const open = useAnswer(ways, { key })
  const own = useAnswer(mine, {})
  useForgetOthers(own.error?.kind === 'unauthenticated')
  const organisations = own.data?.organisations ?? []
  const [only] = organisations

  if (open.isPending || own.isPending)
    return (
      <Door title={t('Bearing')}>
        <Loading />
      </Door>
    )
  const error = open.error ?? (own.error?.kind === 'unauthenticated' ? null : own.error)
  if (error)
    return (
      <Door title={t('Bearing')}>
        <Failed error={error} onRetry={() => void Promise.all([open.refetch(), own.refetch()])} />
      </Door>
    )
  if (only && organisations.length === 1 && !key) return <Navigate to={`/${only.slug}/lead`} replace />
  const offers = open.data?.demonstration || open.data?.maySetUp
  if (!organisations.length && !offers) return <Navigate to="/sign-in" replace />

  return (
    <Door
      title={t('Welcome')}
      why={
        <Meaning size="lead">
          {t('One place to lead and to manage an organisation, from the vision to this week’s actions.')}
        </Meaning>
      }
    >
      {organisations.length > 0 && <Choose organisations={organisations} login={own.data?.login.email ?? ''} />}
      {open.data?.demonstration && <LookAround />}
      {open.data?.maySetUp && (
        <Section title={open.data.setUp ? t('Set up another organisation') : t('Start with your own organisation')}>
          <p>
            {t('It takes about ten minutes: its name and yours, then the vision, a few invitations and a first goal.')}
          </p>
          <p>
            <Link to="/set-up" search={{ key } as never} className={buttonClass} data-look="primary">
              {t('Set up your organisation')}
            </Link>
          </p>
        </Section>
      )}
      {!organisations.length && open.data?.setUp && (
        <p>
          <Link to="/sign-in">{t('Sign in with your e-mail and password')}</Link>
        </p>
      )}
    </Door>
  )
}

/** The start key from the address, or from earlier in this tab. It leaves the address at once. */
function useKey(): string | undefined {
  const [address, setAddress] = useAddress(fields)
  const [key] = useState(() => {
    if (address.key) keepStartKey(address.key)
    return address.key ?? startKey()
  })
  useEffect(() => {
    if (address.key) setAddress({ key: undefined }, { replace: true })
  }, [address.key, setAddress])
  return key
}

/** Whoever was signed in before is not any more: nothing of theirs may stay in memory. */
function useForgetOthers(nobody: boolean) {
  const client = useQueryClient()
  useEffect(() => {
    if (nobody) client.removeQueries({ predicate: ({ meta }) => meta?.asks === 'viewer' })
  }, [nobody, client])
}
