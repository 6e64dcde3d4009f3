import { Link } from '@tanstack/react-router'
import { Path } from '../../ui/Path.tsx'
import type { PathStep } from '../../ui/path-steps.ts'
import { usePaths } from '../../web/paths.ts'
import { type TrailStep, useTrailSteps } from '../../web/trail.tsx'
import { useViewer } from '../../web/viewer.tsx'
import { t } from '../../web/words.ts'

/** From the organisation to where one stands; a page says the last steps itself. */
export function TopPath({ place }: { place: 'lead' | 'manage' | 'grow' | 'me' | undefined }) {
  const paths = usePaths()
  const { organisation } = useViewer()
  const own = useTrailSteps()
  const places: Record<string, TrailStep> = {
    lead: { label: t('Lead'), to: paths.lead },
    manage: { label: t('Manage'), to: paths.myGoals },
    grow: { label: t('Grow'), to: paths.grow },
    me: { label: t('Me'), to: paths.me },
  }
  const first: TrailStep = { label: organisation.name, to: paths.lead }
  const steps = [first, ...(place && places[place] ? [places[place]] : []), ...own]
  return <Path label={t('Where you are')} moreLabel={t('Steps in between')} steps={steps.map(drawn)} />
}

function drawn({ label, to }: TrailStep, index: number): PathStep {
  return {
    id: `${index} ${label}`,
    label,
    render: to ? (link) => <Link to={to} activeProps={{}} {...link} /> : undefined,
  }
}
