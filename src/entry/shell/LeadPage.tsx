import { type CSSProperties, Suspense } from 'react'
import { MapOf, MapTop } from '../../graph/web/MapTop.tsx'
import { useNarrow } from '../../graph/web/size.ts'
import { DirectionLens } from '../../lead/direction/web/DirectionLens.tsx'
import { me as seeMe } from '../../people/persons/contract.ts'
import { civilDate } from '../../ui/format.ts'
import { Page } from '../../ui/Page.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { anId, oneOf, useAddress } from '../../web/address.ts'
import type { LensScope } from '../../web/lens.ts'
import { useAnswer } from '../../web/queries.ts'
import { useToday, useViewer } from '../../web/viewer.tsx'
import { locale, t } from '../../web/words.ts'
import classes from './LeadPage.module.css'
import { lensParts } from './lens-parts.ts'

const address = { of: (given: unknown) => anId(given) ?? oneOf(['all', 'mine'])(given) }
const sides = ['why', 'what', 'how'] as const

/** The Lead lens: where we are going, how it stands, and what waits for a word; from each to the person to talk to. */
export function LeadPage() {
  const { me } = useViewer()
  const today = useToday()
  const narrow = useNarrow()
  const [{ of }, setAddress] = useAddress(address)
  const own = useAnswer(seeMe, {}, { fresh: 60_000 }).data
  // Whoever leads all of it has the whole organisation for that.
  const teams = own?.manager ? own.leads.slice(0, 2) : []
  // Whoever reports to nobody answers for the whole; a manager begins with what is theirs.
  const chosen = of ?? (own?.manager ? (teams[0]?.team ?? 'all') : 'all')
  const scope: LensScope = chosen === 'all' ? {} : chosen === 'mine' ? { owner: me.person } : { team: chosen }
  const known = own !== undefined || of !== undefined
  const map = known && (chosen === 'all' ? <MapTop /> : <MapOf {...scope} />)
  return (
    <Page title={t('At a glance')} hideTitle product="Bearing">
      <div className={classes.lens}>
        <header className={classes.head}>
          <p className={classes.kicker}>{civilDate(today, locale(), 'long')}</p>
          {own && (
            <Segments
              label={t('Whose')}
              value={chosen}
              onChange={(value) => setAddress({ of: value })}
              options={[
                { value: 'all', label: t('Whole organisation') },
                ...teams.map(({ team, name }) => ({ value: team, label: name })),
                { value: 'mine', label: t('My own') },
              ]}
            />
          )}
        </header>
        <div className={classes.top}>
          <DirectionLens />
          {!narrow && map}
        </div>
        <div className={classes.parts}>
          {known &&
            sides.map((side) => (
              <div key={side} className={classes.side}>
                {lensParts
                  .filter((part) => part.side === side)
                  .map(({ name, presses, Part }) => (
                    <div key={name} className={classes.part} style={{ '--presses': presses } as CSSProperties}>
                      <Suspense>
                        <Part scope={scope} />
                      </Suspense>
                    </div>
                  ))}
              </div>
            ))}
        </div>
        <p className={classes.nothing}>{t('Nothing waits here for a word of yours.')}</p>
        {narrow && map}
      </div>
    </Page>
  )
}
