import { type WantedAddress, wantedAddress } from '../../../graph/web/address.ts'
import { filtersOf } from '../../../graph/web/listed.ts'
import { type AddressChange, type AddressOf, anId, oneOf, someText } from '../../../web/address.ts'
import { type Shown, sorts } from '../contract.ts'
import { type ColumnName, columnsOf, groupings, looks } from '../view.ts'

/** Where one looks at goals, as the address holds it: a look can be sent to somebody, saved or not. */
export const goalsAddress = {
  ...wantedAddress,
  sort: oneOf(sorts, 'title'),
  as: oneOf(looks, 'table'),
  group: oneOf(groupings),
  /** The names of columns with commas between; one's own choice where there are none. */
  columns: someText(300),
  /** The saved view that it began with. */
  saved: anId,
}

export type GoalsAddress = AddressOf<typeof goalsAddress>
export type GoalsChange = AddressChange<typeof goalsAddress>

/** The same as any list of nodes knows it: what is due last, where it stands in the order of cycles. */
export const plainly = (address: GoalsAddress, as: WantedAddress['as'] = 'table'): WantedAddress => ({
  ...address,
  as,
  sort: address.sort === 'cycle' ? 'due' : address.sort,
})

export const columnsIn = ({ columns }: GoalsAddress, own: readonly ColumnName[]): ColumnName[] =>
  columns ? columnsOf(columns.split(',')) : columnsOf(own)

/** What is shown, as a view keeps it. */
export const shownOf = (address: GoalsAddress, own: readonly ColumnName[]): Shown => {
  const { text, team, under, owner, health, framework, gap, state } = filtersOf(plainly(address))
  return {
    ...given({ text, team, under, owner, health, framework, gap, state }),
    columns: columnsIn(address, own),
    sort: address.sort,
    down: address.down,
    group: address.group ?? null,
    look: address.as,
  }
}

const nothing: GoalsChange = {
  text: undefined,
  team: undefined,
  under: undefined,
  owner: undefined,
  health: undefined,
  framework: undefined,
  gap: undefined,
  state: undefined,
  kind: undefined,
  columns: undefined,
  sort: undefined,
  down: undefined,
  group: undefined,
  as: undefined,
  saved: undefined,
}

/** The address of all goals, as they are shown before anything is chosen. */
export const plainAddress = (): GoalsChange => ({ ...nothing })

/** The address of a view. */
export const addressOf = (view: string, { columns, sort, down, group, look, ...filters }: Shown): GoalsChange => ({
  ...nothing,
  ...filters,
  columns: columns.join(','),
  sort: sort === 'title' ? undefined : sort,
  down: down || undefined,
  group: group ?? undefined,
  as: look === 'table' ? undefined : look,
  saved: view,
})

/** Whether an address says nothing but which view is meant: a link that somebody sent. */
export const saysOnlyView = (address: GoalsAddress): boolean =>
  address.saved !== undefined &&
  Object.keys(given({ ...filtersOf(plainly(address)), columns: address.columns, group: address.group })).length === 0 &&
  address.sort === 'title' &&
  !address.down &&
  address.as === 'table'

/** Two that show the same, whatever the order in which they say it. */
export const sameShown = (one: Shown, other: Shown): boolean => told(one) === told(other)

const told = (shown: Shown): string => JSON.stringify(Object.entries(given({ ...shown })).sort())

const given = <Fields extends Record<string, unknown>>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>
