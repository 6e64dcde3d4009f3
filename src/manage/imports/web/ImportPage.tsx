import { Empty } from '../../../ui/Empty.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useTrail } from '../../../web/trail.tsx'
import { useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { BringFiles } from './BringFiles.tsx'
import { ExportPart } from './ExportPart.tsx'
import { PastImports } from './PastImports.tsx'

/** Bring in what exists elsewhere, and take out what is here. */
export function ImportPage() {
  const { me } = useViewer()
  useTrail([{ label: t('Import and export') }])
  return (
    <Page title={t('Import and export')} product="Bearing">
      {me.administrator ? (
        <>
          <BringFiles />
          <PastImports />
        </>
      ) : (
        <Empty title={t('Administrators bring in people, teams and goals from files.')}>
          {t('Ask one of them if you have some. What you may see you can take out below.')}
        </Empty>
      )}
      <ExportPart />
    </Page>
  )
}
