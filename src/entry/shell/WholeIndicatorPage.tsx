import { IndicatorGauge } from '../../manage/gauges/web/IndicatorGauge.tsx'
import { IndicatorPage } from '../../manage/indicators/web/IndicatorPage.tsx'

/** An indicator's page with what the slices above it have to say. */
export function WholeIndicatorPage() {
  return <IndicatorPage gauge={IndicatorGauge} />
}
