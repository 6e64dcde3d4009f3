import type { OutputOf } from '../../../kernel/contract.ts'
import { Stack, Text } from '../../../ui/Layout.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Section } from '../../../ui/Section.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { oneOf, useAddress } from '../../../web/address.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { t } from '../../../web/words.ts'
import { type Moment, moments } from '../calibration.ts'
import { calibration } from '../contract.ts'
import classes from './CalibrationPage.module.css'
import { ReliabilityPart } from './ReliabilityPart.tsx'

const address = { moment: oneOf(moments, 'half') }

/** What owners and forecasts said of goals that have ended, against what happened. */
export function CalibrationPage() {
  const paths = usePaths()
  const [{ moment }, setAddress] = useAddress(address)
  const asked = useAnswer(calibration, { moment }, { keep: true })
  useTrail([{ label: t('Goals'), to: paths.goals }, { label: t('Forecasts against what happened') }])
  return (
    <Page
      title={t('Forecasts against what happened')}
      product="Bearing"
      actions={
        <Segments
          label={t('When it was said')}
          options={moments.map((value) => ({ value, label: momentWord(value) }))}
          value={moment}
          onChange={(chosen) => setAddress({ moment: chosen }, { replace: true })}
        />
      }
    >
      <Text quiet>
        {t(
          'Of goals of which 70% was said, about 70 of 100 should have been met. These are the goals closed as met, partly met or missed; only met counts as met.',
        )}
      </Text>
      <Answered query={asked}>{(answer) => <Known answer={answer} />}</Answered>
    </Page>
  )
}

function Known({ answer: { all, own } }: { answer: OutputOf<typeof calibration> }) {
  return (
    <Stack gap={7}>
      <Section title={t('Everybody’s goals that you may see')}>
        <Both
          both={all}
          owners={t('What owners said')}
          forecast={t('What the forecast said')}
          none={t(
            'No goal that you may see has been closed after its time began. What was said of them will stand here.',
          )}
        />
      </Section>
      <Section title={t('Your own goals')} aside={t('shown to you alone')}>
        <Both
          both={own}
          owners={t('What you said')}
          forecast={t('What the forecast said of yours')}
          none={t('None of your goals has been closed yet.')}
        />
      </Section>
    </Stack>
  )
}

interface BothProps {
  both: OutputOf<typeof calibration>['own']
  owners: string
  forecast: string
  none: string
}

function Both({ both, owners, forecast, none }: BothProps) {
  return (
    <div className={classes.both}>
      <ReliabilityPart title={owners} reliability={both.confidence} none={none} />
      <ReliabilityPart title={forecast} reliability={both.forecast} none={none} />
    </div>
  )
}

function momentWord(moment: Moment): string {
  const words: Record<Moment, () => string> = {
    quarter: () => t('After a quarter'),
    half: () => t('At half time'),
    'three-quarters': () => t('After three quarters'),
  }
  return words[moment]()
}
