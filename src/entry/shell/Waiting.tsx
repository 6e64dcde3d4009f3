import { Loading } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { t } from '../../web/words.ts'

/** A page that is still being fetched. */
export function Waiting() {
  return (
    <Page title={t('Loading')} hideTitle>
      <Loading lines={5} />
    </Page>
  )
}
