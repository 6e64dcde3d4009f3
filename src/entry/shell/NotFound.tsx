import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Page } from '../../ui/Page.tsx'
import { useOrganisationIfAny } from '../../web/organisation.tsx'
import { t } from '../../web/words.ts'

/** An address that leads nowhere, or to something that one may not see: both look alike. */
export function NotFound() {
  const organisation = useOrganisationIfAny()
  return (
    <Page title={t('Nothing is here')} width="reading" product="Bearing">
      <Empty
        title={t('There is no such page, or it is not meant for you.')}
        action={
          <Link to={organisation ? `/${organisation}/lead` : '/'} className={buttonClass}>
            {organisation ? t('Go to the map') : t('Go to the start')}
          </Link>
        }
      >
        {t('Check the address. If somebody sent it to you, ask them whether they can share it with you.')}
      </Empty>
    </Page>
  )
}
