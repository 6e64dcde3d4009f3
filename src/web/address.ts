import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { z } from 'zod'

/**
 * What a page keeps in its address, read by its own schema: every field needs a default or must be optional, since
 * anybody can type an address. What cannot be read counts as absent.
 *
 *     const [address, setAddress] = useAddress(z.object({ team: id.optional(), page: z.coerce.number().default(0) }))
 *     setAddress({ team })                  // the other fields stay; back returns to before
 *     setAddress({ page }, { replace: true })
 */
export function useAddress<Schema extends z.ZodObject>(schema: Schema) {
  const given = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const address = useMemo(() => readAddress(schema, given), [schema, given])
  const setAddress = useCallback(
    (change: Partial<z.input<Schema>>, options: { replace?: boolean } = {}) =>
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

/** Field by field, so that one that was mistyped does not take the others with it. */
export function readAddress<Schema extends z.ZodObject>(schema: Schema, given: Record<string, unknown>): z.output<Schema> {
  const whole = schema.safeParse(given)
  if (whole.success) return whole.data
  const wrong = new Set(whole.error.issues.map((issue) => String(issue.path[0])))
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name)))
  return schema.parse(rest)
}

const withoutEmpty = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''))
