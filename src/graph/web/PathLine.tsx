import { Link } from '@tanstack/react-router'
import { Path } from '../../ui/Path.tsx'
import { usePaths } from '../../web/paths.ts'
import { t } from '../../web/words.ts'

interface Props {
  /** From the top to where one stands, that last; as the graph answers it. */
  path: { node: string; title: string; kind: string }[]
  /** Where one stands in place of the path's own end: a team whose goals support nothing. */
  loose?: { team: string; name: string } | null
}

/** The way up to the vision, each step a zoom of the map. */
export function PathLine({ path, loose }: Props) {
  const paths = usePaths()
  const to = (search: Record<string, string | undefined>) => (link: object) => (
    <Link to={paths.map} search={search as never} activeProps={{}} {...link} />
  )
  const goals = path.filter((step) => step.kind !== 'vision')
  const steps = [
    { id: 'top', label: t('Whole organisation'), render: to({}) },
    ...(loose
      ? [
          {
            id: loose.team,
            label: t('Not yet linked: {{team}}', { team: loose.name }),
            render: to({ loose: loose.team }),
          },
        ]
      : []),
    ...goals.map((step) => ({
      id: step.node,
      label: step.title,
      render: to({
        focus: step.node,
        path: path
          .slice(0, path.indexOf(step) + 1)
          .map(({ node }) => node)
          .join(','),
        loose: loose?.team,
      }),
    })),
  ]
  return <Path label={t('Path from the vision')} moreLabel={t('Steps in between')} steps={steps} />
}
