import { z } from 'zod'
import { type Day, day } from '../../kernel/dates.ts'
import { type Id, id } from '../../kernel/ids.ts'
import { type Abilities, mayIf, type Viewer } from '../../kernel/viewer.ts'

/**
 * A person is somebody who works in the organisation, with at most one manager. Who they report to is dated, so that it
 * can be asked as of a day; whoever has left stays, since what they did stays.
 */
export interface Person {
  person: Id
  name: string
  email: string | null
  title: string
  administrator: boolean
  startsOn: Day | null
  endsOn: Day | null
  revision: number
}

export interface PersonDraft {
  person?: Id
  name: string
  email?: string | null
  title?: string
  login?: string | null
  administrator?: boolean
  startsOn?: Day | null
  endsOn?: Day | null
  source?: string | null
  externalId?: string | null
}

export const named = z.object({ person: id, name: z.string() })

export const person = z.object({
  person: id,
  name: z.string(),
  email: z.string().nullable(),
  title: z.string(),
  administrator: z.boolean(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  revision: z.number(),
})

/** Room for any address that mail servers deliver to; kept in lower case, as sign-in compares it. */
export const email = z
  .string()
  .trim()
  .max(254, { error: 'Write an e-mail address of at most 254 characters.' })
  .toLowerCase()
  .pipe(z.email({ error: 'Write an e-mail address, for example ana.ruiz@hospital.example.' }))

/** `Ana Ruiz reports to Ben Osei, Ben Osei to Carla Voss, and Carla Voss to Ana Ruiz.` The names begin and end alike. */
export function circle(names: string[]): string {
  if (names.length === 2) return `${names[0]} cannot be their own manager.`
  const pairs = names.slice(0, -1).map((name, at) => `${name} ${at === 0 ? 'reports ' : ''}to ${names[at + 1]}`)
  return `${pairs.slice(0, -1).join(', ')}, and ${pairs.at(-1)}.`
}

export const circleOfManagers = (names: string[]): string =>
  `The reporting line would run in a circle: ${circle(names)} Choose another manager.`

export const hasLeft = (it: { endsOn: Day | null }, today: Day): boolean => it.endsOn !== null && it.endsOn < today

export const verbs = ['change', 'end', 'invite', 'lostAccess'] as const

export function abilitiesOf(
  it: Pick<Person, 'endsOn' | 'email'> & { signsIn: boolean; demonstration: boolean },
  viewer: Viewer,
  today: Day,
): Abilities<(typeof verbs)[number]> {
  const admin = viewer.administrator
  const gone = hasLeft(it, today)
  const first = (...reasons: (string | false)[]) => {
    const because = reasons.find((reason) => reason !== false)
    return mayIf(because === undefined, because || '')
  }
  const notAdmin = !admin && 'Only an administrator manages people and sign-in.'
  // Logins are the installation's; whoever plays with the demonstration must not take somebody's e-mail address.
  const inPlay =
    it.demonstration &&
    'The people of the demonstration sign in without a password. Set up your own organisation to invite yours.'
  return {
    change: first(notAdmin),
    end: first(notAdmin),
    invite: first(
      notAdmin,
      inPlay,
      gone && 'This person has left.',
      it.signsIn && 'This person can sign in already.',
      it.email === null && 'This person has no e-mail address. Add one first.',
    ),
    lostAccess: first(
      notAdmin,
      inPlay,
      gone && 'This person has left.',
      !it.signsIn && 'This person has never signed in. Invite them instead.',
    ),
  }
}

export const mayAdd = (viewer: Viewer) => mayIf(viewer.administrator, 'Only an administrator adds people.')

/** What is typed into a search, as the patterns that all have to match; the longest first, since it finds best; nothing typed is found in all. */
export function patternsOf(typed: string): string[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const longest = words.sort((a, b) => b.length - a.length).slice(0, 8)
  if (longest.length === 0) return ['%']
  return longest.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
}

/** A place in the list of persons: opaque to those who hand it back. */
export const placeAfter = (it: { name: string; person: Id }): string =>
  encodeURIComponent(JSON.stringify([it.name, it.person]))

export function placeFrom(given: string): { name: string; person: Id } | undefined {
  try {
    const place = z.tuple([z.string(), id]).safeParse(JSON.parse(decodeURIComponent(given)))
    return place.success ? { name: place.data[0], person: place.data[1] } : undefined
  } catch {
    return undefined
  }
}
