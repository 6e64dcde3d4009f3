import { z } from 'zod'
import { isZone } from '../../kernel/dates.ts'
import { type Id, id } from '../../kernel/ids.ts'
import { type Abilities, may, mayIf, mayNot, type Viewer } from '../../kernel/viewer.ts'

/**
 * An organisation is who uses one Bearing together, and the outermost bound of everything: nothing is read, linked or
 * counted across two of them. Its address is a slug, its dates are civil dates in its own time zone.
 */
export interface Organisation {
  org: Id
  slug: string
  name: string
  zone: string
  locale: string
  currency: string
  /** The month in which its year begins, 1 to 12. */
  fiscalMonth: number
  demonstration: boolean
  revision: number
}

export type OrganisationDraft = Omit<Organisation, 'org' | 'slug' | 'revision' | 'fiscalMonth'>

export const organisation = z.object({
  org: id,
  slug: z.string(),
  name: z.string(),
  zone: z.string(),
  locale: z.string(),
  currency: z.string(),
  fiscalMonth: z.int(),
  demonstration: z.boolean(),
  revision: z.number(),
})

/** First words of addresses, in the browser and below /api, that are the product's own. */
const reserved = new Set(
  'api sign-in link set-up assets auth organisations sign-ins links cast ways live health docs help about stop-mail'.split(
    ' ',
  ),
)

/** `Société d'Énergie` becomes `societe-d-energie`; what leaves nothing becomes `organisation`. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  return slug || 'organisation'
}

/** The slugs to try in turn, the plain one first. */
export function* slugsFor(name: string): Generator<string> {
  const base = slugOf(name)
  if (!reserved.has(base)) yield base
  for (let number = 2; ; number++) yield `${base}-${number}`
}

/** An offset such as `+01:00` is no zone: it knows no summer, and databases read its sign the other way round. */
export const zone = z
  .string()
  .max(60)
  .refine((given) => /^[A-Za-z]/.test(given) && isZone(given), {
    error: 'This is no time zone. Write one as Europe/London or America/Toronto.',
  })

export const locale = z
  .string()
  .max(35)
  .refine(isLocale, { error: 'This is no language tag. Write one as en-GB or fr-CA.' })

export const fiscalMonth = z.int().min(1, { error: 'Months are 1 to 12.' }).max(12, { error: 'Months are 1 to 12.' })

export const currency = z.string().refine((given) => Intl.supportedValuesOf('currency').includes(given), {
  error: 'This is no currency code. Write one as GBP, EUR or CAD.',
})

function isLocale(given: string): boolean {
  try {
    return Intl.getCanonicalLocales(given)[0] === given && Intl.DateTimeFormat.supportedLocalesOf(given).length > 0
  } catch {
    return false
  }
}

/** What a viewer may do in the organisation as a whole. */
export const verbs = ['change', 'people', 'import', 'remove'] as const

export function abilitiesOf(
  it: Pick<Organisation, 'demonstration'>,
  viewer: Viewer,
): Abilities<(typeof verbs)[number]> {
  const admin = viewer.administrator
  return {
    change: mayIf(admin, 'Only an administrator changes the settings of the organisation.'),
    people: mayIf(admin, 'Only an administrator manages people, teams and sign-in.'),
    import: mayIf(admin, 'Only an administrator imports.'),
    remove: !it.demonstration
      ? mayNot('Only the demonstration organisation can be removed.')
      : admin
        ? may
        : mayNot('Only an administrator of the demonstration organisation removes it.'),
  }
}
