import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { isDay } from '../kernel/dates.ts'

/** Reads one field of an address. Anybody can type an address, so what cannot be read counts as absent. */
export type AddressField<Value> = (given: unknown) => Value

export type AddressFields = Record<string, AddressField<unknown>>
export type AddressOf<Fields extends AddressFields> = { [Name in keyof Fields]: ReturnType<Fields[Name]> }

/** What a page says to change; an empty field leaves the address. */
export type AddressChange<Fields extends AddressFields> = Partial<AddressOf<Fields>>

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

// Numbers and flags arrive as such, since addresses are read as JSON where they can be.
const word = (given: unknown): string | undefined =>
  typeof given === 'string' ? given : typeof given === 'number' ? String(given) : undefined

export const anId: AddressField<string | undefined> = (given) =>
  typeof given === 'string' && idShape.test(given) ? given : undefined

export const someText =
  (most: number): AddressField<string | undefined> =>
  (given) =>
    word(given)?.slice(0, most) || undefined

export const aDay: AddressField<string | undefined> = (given) =>
  typeof given === 'string' && isDay(given) ? given : undefined

export const aFlag: AddressField<boolean> = (given) => given === true || given === 'true'

export const aWholeNumber =
  (least: number, most: number): AddressField<number | undefined> =>
  (given) => {
    const read = Number(given ?? Number.NaN)
    return Number.isInteger(read) && read >= least && read <= most ? read : undefined
  }

export function oneOf<const Value extends string>(values: readonly Value[]): AddressField<Value | undefined>
export function oneOf<const Value extends string>(values: readonly Value[], otherwise: Value): AddressField<Value>
export function oneOf<const Value extends string>(values: readonly Value[], otherwise?: Value) {
  return (given: unknown) => values.find((value) => value === given) ?? otherwise
}

/**
 * What a page keeps in its address, so that back and forward work and a place can be sent to somebody. Readers of our
 * own do what a schema would, at a hundredth of the bytes that the first page would have to fetch.
 *
 *     const fields = { team: anId, text: someText(200), view: oneOf(['map', 'table'], 'map') }
 *     const [address, setAddress] = useAddress(fields)
 *     setAddress({ team })                            // the other fields stay; back returns to before
 *     setAddress({ text }, { replace: true })
 *
 * `fields` must be made outside of the component.
 */
export function useAddress<Fields extends AddressFields>(fields: Fields) {
  const given = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const address = useMemo(() => readAddress(fields, given), [fields, given])
  const setAddress = useCallback(
    (change: AddressChange<Fields>, options: { replace?: boolean } = {}) =>
      void navigate({
        to: '.',
        search: ((before: Record<string, unknown>) => withoutEmpty({ ...before, ...change })) as never,
        replace: options.replace ?? false,
        resetScroll: false,
      }),
    [navigate],
  )
  return [address, setAddress] as const
}

export function readAddress<Fields extends AddressFields>(fields: Fields, given: Record<string, unknown>) {
  const read = Object.entries(fields).map(([name, field]) => [name, field(given[name])])
  return Object.fromEntries(read) as AddressOf<Fields>
}

const withoutEmpty = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== null && value !== '' && value !== false,
    ),
  )
