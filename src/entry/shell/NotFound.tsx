import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { Door } from '../../web/Door.tsx'
import { useOrganisationIfAny } from '../../web/organisation.tsx'
import { pathsIn } from '../../web/paths.ts'
import { t } from '../../web/words.ts'

/** An address that leads nowhere, or to something that one may not see: both look alike. */
export function NotFound() {
  return (
    <Page title={t('Nothing is here')} width="reading" product="Bearing">
      <Nothing />
    </Page>
  )
}

/** The same where no organisation is around it. */
export function NotFoundOutside() {
  return (
    <Door title={t('Nothing is here')}>
      <Nothing outside />
    </Door>
  )
}

function Nothing({ outside = false }: { outside?: boolean }) {
  const organisation = useOrganisationIfAny()
  const map = organisation && !outside ? pathsIn(organisation).map : null
  return (
    <Empty
      title={t('There is no such page, or it is not meant for you.')}
      action={
        <Link to={map ?? '/'} className={buttonClass}>
          {map ? t('Go to the map') : t('Go to the start')}
        </Link>
      }
    >
      {t('Check the address. If somebody sent it to you, ask them whether they can share it with you.')}
    </Empty>
  )
}
