import { relationTo } from '../../graph/store.ts'
import type { Id } from '../../kernel/ids.ts'
import { forbidden, Refusal } from '../../kernel/refusal.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { type IndicatorVerb, indicatorAbilities } from './indicator.ts'
import * as store from './store.ts'

/** As much of a request as this needs: a gauge records too, and nobody asks it. */
type Asking = Pick<ViewerAsking, 'tx' | 'viewer' | 'today'>

export const abilitiesOf = async ({ tx, viewer, today }: Asking, row: store.IndicatorRow) =>
  indicatorAbilities(
    row.archived_on !== null,
    await relationTo(tx, viewer, { ...row, node: row.indicator, kind: 'measure', state: 'active' }, today),
  )

/** The indicator, for somebody who may do this with it; whoever changes it or records takes turns. */
export async function indicatorFor(asking: Asking, indicator: Id, verb: IndicatorVerb): Promise<store.IndicatorRow> {
  await store.takeTurn(asking.tx, asking.viewer.org, indicator)
  const row = await store.indicatorRow(asking.tx, asking.viewer, indicator)
  const ever = indicatorAbilities(
    verb === 'restore',
    await relationTo(
      asking.tx,
      asking.viewer,
      { ...row, node: row.indicator, kind: 'measure', state: 'active' },
      asking.today,
    ),
  )[verb]
  if (!ever.allowed) throw forbidden(ever.because ?? '')
  const now = (await abilitiesOf(asking, row))[verb]
  if (!now.allowed) throw new Refusal('conflict', now.because ?? '')
  return row
}
