import { Outlet, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { see as seeOrganisation } from '../../people/organisations/contract.ts'
import { me as seeMe } from '../../people/persons/contract.ts'
import { Page } from '../../ui/Page.tsx'
import { Failed } from '../../web/Answered.tsx'
import { Live } from '../../web/live.tsx'
import { InOrganisation } from '../../web/organisation.tsx'
import { useAnswer } from '../../web/queries.ts'
import { Trails } from '../../web/trail.tsx'
import { Viewing } from '../../web/viewer.tsx'
import { speakAsIn, t } from '../../web/words.ts'
import { InFrame } from './InFrame.tsx'
import { NotFoundOutside } from './NotFound.tsx'
import { useStaySignedIn } from './stay.ts'
import { Waiting } from './Waiting.tsx'

/** One organisation, as one of its persons sees it, with a page inside. */
export function Shell() {
  const slug = useParams({ strict: false }).organisation as string
  return (
    <InOrganisation slug={slug} key={slug}>
      <Entered slug={slug} />
    </InOrganisation>
  )
}

const fresh = 60_000

function Entered({ slug }: { slug: string }) {
  const organisation = useAnswer(seeOrganisation, {}, { fresh })
  const me = useAnswer(seeMe, {}, { fresh })
  const speaks = organisation.data?.locale
  useEffect(() => {
    if (speaks) speakAsIn(speaks)
  }, [speaks])

  useStaySignedIn()

  const error = organisation.data && me.data ? null : (organisation.error ?? me.error)
  if (error?.kind === 'not-found') return <NotFoundOutside />
  if (error && error.kind !== 'unauthenticated')
    return (
      <Page title={t('Bearing')} width="reading">
        <Failed
          error={error}
          busy={organisation.isFetching || me.isFetching}
          onRetry={() => {
            void organisation.refetch()
            void me.refetch()
          }}
        />
      </Page>
    )
  if (!organisation.data || !me.data) return <Waiting />

  const { org, abilities, ...rest } = organisation.data
  return (
    <Viewing seer={{ organisation: { ...rest, id: org }, me: me.data, abilities }}>
      <Live organisation={slug} person={me.data.person}>
        <Trails>
          <InFrame>
            <Outlet />
          </InFrame>
        </Trails>
      </Live>
    </Viewing>
  )
}
