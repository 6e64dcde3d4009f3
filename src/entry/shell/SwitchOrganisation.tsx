import IconSelector from '@tabler/icons-react/dist/esm/icons/IconSelector.mjs'
import { useNavigate } from '@tanstack/react-router'
import { mine } from '../../people/organisations/contract.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { pathsIn } from '../../web/paths.ts'
import { useAnswer } from '../../web/queries.ts'
import { useSoon } from '../../web/settled.ts'
import { useViewer } from '../../web/viewer.tsx'
import { t } from '../../web/words.ts'

/** To another organisation of the same login; absent for whoever has one alone. */
export function SwitchOrganisation() {
  const navigate = useNavigate()
  const { organisation } = useViewer()
  const soon = useSoon()
  const { data } = useAnswer(mine, {}, { enabled: soon, fresh: 600_000 })
  const others = (data?.organisations ?? []).filter(({ slug }) => slug !== organisation.slug)
  if (!others.length) return null
  return (
    <Menu
      label={t('Another organisation')}
      opener={(opener) => (
        <IconButton {...opener} label={t('Another organisation')}>
          <IconSelector aria-hidden />
        </IconButton>
      )}
      items={others.map(({ slug, name, called }) => ({
        id: slug,
        label: name,
        hint: t('as {{name}}', { name: called }),
        onSelect: () => void navigate({ to: pathsIn(slug).map }),
      }))}
    />
  )
}
