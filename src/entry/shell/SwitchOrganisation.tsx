import { lazy, Suspense } from 'react'
import { mine } from '../../people/organisations/contract.ts'
import { useAnswer } from '../../web/queries.ts'
import { useSoon } from '../../web/settled.ts'
import { useViewer } from '../../web/viewer.tsx'

const OrganisationMenu = lazy(() =>
  import('./OrganisationMenu.tsx').then(({ OrganisationMenu }) => ({ default: OrganisationMenu })),
)

/** To another organisation of the same login; absent for whoever has one alone, who fetches none of it. */
export function SwitchOrganisation() {
  const { organisation } = useViewer()
  const soon = useSoon()
  const { data } = useAnswer(mine, {}, { enabled: soon, fresh: 600_000 })
  const others = (data?.organisations ?? []).filter(({ slug }) => slug !== organisation.slug)
  if (!others.length) return null
  return (
    <Suspense>
      <OrganisationMenu others={others} />
    </Suspense>
  )
}
