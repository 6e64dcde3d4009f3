import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { Section } from '../../../ui/Section.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { oneOf, someText, useAddress } from '../../../web/address.ts'
import { usePages } from '../../../web/queries.ts'
import { SearchField } from '../../../web/SearchField.tsx'
import { useTyping } from '../../../web/settled.ts'
import { t } from '../../../web/words.ts'
import { findings, sorts } from '../contract.ts'
import type { Place } from '../scan.ts'
import { FindingCard } from './FindingCard.tsx'
import { FindingsTable } from './FindingsTable.tsx'
import classes from './Scans.module.css'
import { placeAsk, placeWord } from './saying.ts'
import type { PartProps, Sought } from './sought.ts'

const which = ['unacted', 'acted', 'struck'] as const
const fields = { text: someText(200), sort: oneOf(sorts, 'dots'), show: oneOf(which) }

/** What was found, as a board or as the table behind it. */
export function FindingsPart({ look, ...part }: PartProps & { look: 'board' | 'table' }) {
  const [address, setAddress] = useAddress(fields)
  const [typed, setTyped] = useTyping(address.text ?? '', (text) => setAddress({ text }, { replace: true }))
  const sought: Sought = {
    text: address.text,
    sort: address.sort,
    acted: address.show === 'acted' ? true : address.show === 'unacted' ? false : undefined,
    archived: address.show === 'struck',
  }
  const { scan } = part
  return (
    <Stack gap={5}>
      <div className={classes.filters}>
        <SearchField label={t('Words of a finding')} value={typed} onChange={setTyped} />
        <SelectField
          label={t('Which')}
          value={address.show ?? ''}
          onChange={(show) => setAddress({ show: (show || undefined) as typeof address.show })}
          choices={[
            { value: '', label: t('All that count') },
            { value: 'unacted', label: t('Never acted on') },
            { value: 'acted', label: t('Acted on') },
            { value: 'struck', label: t('Struck out') },
          ]}
        />
        <SelectField
          label={t('Order')}
          value={address.sort}
          onChange={(sort) => setAddress({ sort: sort === 'dots' ? undefined : sort } as Partial<typeof address>)}
          choices={[
            { value: 'dots', label: t('Most dots first') },
            { value: 'weight', label: t('Impact × likelihood') },
            { value: 'newest', label: t('Newest first') },
          ]}
        />
      </div>
      {look === 'table' ? (
        <FindingsTable {...part} sought={sought} />
      ) : (
        <div className={classes.board} data-kind={scan.kind}>
          {scan.places.map(({ place, findings: count }) => (
            <PlaceList key={place} {...part} sought={sought} place={place} count={count} />
          ))}
        </div>
      )}
    </Stack>
  )
}

function PlaceList({
  scan,
  onOpen,
  onAdd,
  sought,
  place,
  count,
}: PartProps & { sought: Sought; place: Place; count: number }) {
  const query = usePages(findings, { scan: scan.scan, place, ...sought })
  const rows = query.pages.flatMap((page) => page.findings)
  const sifted = Boolean(sought.text || sought.archived || sought.acted !== undefined)
  return (
    <div className={classes.place} data-place={place}>
      <Section
        title={placeWord(place)}
        aside={count}
        actions={
          scan.abilities.contribute.allowed && (
            <Button
              look="quiet"
              size="small"
              aria-label={t('Add a finding: {{place}}', { place: placeWord(place) })}
              onClick={() => onAdd(place)}
            >
              {t('Add')}
            </Button>
          )
        }
      >
        <p className={classes.ask}>{placeAsk(place)}</p>
        <Answered query={query}>
          {() =>
            rows.length === 0 ? (
              <Empty title={sifted ? t('None of this kind') : t('Nothing found yet')} />
            ) : (
              <ul className={classes.findings} aria-label={placeWord(place)}>
                {rows.map((finding) => (
                  <FindingCard key={finding.finding} scan={scan} finding={finding} onOpen={onOpen} />
                ))}
              </ul>
            )
          }
        </Answered>
        {query.hasNextPage && (
          <div>
            <Button size="small" busy={query.isFetchingNextPage} onClick={query.more}>
              {t('Show more')}
            </Button>
          </div>
        )}
      </Section>
    </div>
  )
}
