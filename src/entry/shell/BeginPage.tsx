import { Link, useNavigate } from '@tanstack/react-router'
import { buttonClass } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { aWholeNumber, useAddress } from '../../web/address.ts'
import { usePaths } from '../../web/paths.ts'
import { useTrail } from '../../web/trail.tsx'
import { useViewer } from '../../web/viewer.tsx'
import { t } from '../../web/words.ts'
import { FirstGoal } from './FirstGoal.tsx'
import { FirstInvitations } from './FirstInvitations.tsx'
import { FirstVision } from './FirstVision.tsx'

const fields = { step: aWholeNumber(1, 3) }

/** The first ten minutes of an organisation: its vision, its people, its first goal. Each step can wait. */
export function BeginPage() {
  const paths = usePaths()
  const navigate = useNavigate()
  const { organisation } = useViewer()
  const [{ step = 1 }, setAddress] = useAddress(fields)
  useTrail([{ label: t('First steps') }])
  const next = () => {
    if (step < 3) setAddress({ step: step + 1 })
    else void navigate({ to: paths.map })
  }
  const titles = [t('What do you aspire to be?'), t('Who is with you?'), t('What comes first?')]
  return (
    <Page
      title={titles[step - 1] ?? ''}
      kicker={t('{{organisation}}: step {{step}} of {{all}}', {
        organisation: organisation.name,
        step,
        all: titles.length,
      })}
      width="reading"
      product="Bearing"
      actions={
        <Link
          to={step < 3 ? paths.begin : paths.map}
          search={(step < 3 ? { step: step + 1 } : {}) as never}
          className={buttonClass}
          data-look="quiet"
        >
          {step < 3 ? t('Leave this for later') : t('Leave this for later, and see the map')}
        </Link>
      }
      key={step}
    >
      {step === 1 && <FirstVision onDone={next} />}
      {step === 2 && <FirstInvitations onDone={next} />}
      {step === 3 && <FirstGoal onDone={next} />}
    </Page>
  )
}
