import IconSelector from '@tabler/icons-react/dist/esm/icons/IconSelector.mjs'
import { useNavigate } from '@tanstack/react-router'
import type { OutputOf } from '../../kernel/contract.ts'
import type { mine } from '../../people/organisations/contract.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { pathsIn } from '../../web/paths.ts'
import { t } from '../../web/words.ts'

/** The other organisations of the same login. */
export function OrganisationMenu({ others }: { others: OutputOf<typeof mine>['organisations'] }) {
  const navigate = useNavigate()
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
