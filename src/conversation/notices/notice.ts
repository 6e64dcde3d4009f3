import type { Id } from '../../kernel/ids.ts'

/**
 * A notice tells one person of one event. It stands on their screen until they have read it, and comes by mail as they
 * wish: in one digest each morning, at once outside their quiet hours, or never.
 */
export const kinds = [
  'mention',
  'awaiting',
  'nudge',
  'due',
  'overdue',
  'off track',
  'comment',
  'closing',
  'outside',
  'advice',
  'advised',
  'decided',
  'briefing',
  'passing',
  'asked',
  'answered',
] as const
export type NoticeKind = (typeof kinds)[number]

export const ways = ['digest', 'at once', 'never'] as const
export type Way = (typeof ways)[number]
export const usualWay: Way = 'digest'

/** From when to when nobody is written to, `HH:MM` in the organisation's zone. */
export interface Quiet {
  from: string
  to: string
}
export const usualQuiet: Quiet = { from: '19:00', to: '07:00' }

/** When digests go out, in the organisation's zone. */
export const morning = '08:00'

/** What happened, as far as it decides who is told. */
export interface Happened {
  org: Id
  event: Id
  happened: string
  by: Id | null
  /** The goal, or the person, that it happened to. */
  subject: Id
  after: Record<string, unknown> | null
}

/** Whom an event is told to, and as what. Whoever was named in `after.mentions` is told of the mention alone. */
export interface Telling {
  kind: NoticeKind
  to: 'owner' | 'followers' | 'those mentioned' | 'those named' | 'that person'
  /** The field of `after` that holds what it is about: a comment, or the goal at the other end. */
  about?: string
}

export interface Told {
  person: Id
  kind: NoticeKind
  about: Id | null
}

/** Nobody is told of what they did themselves, and nobody twice of one event. */
export function toldOf(happened: Happened, telling: Telling, owner: Id | null, followers: Id[]): Told[] {
  const { after, by } = happened
  const about = telling.about ? ((after?.[telling.about] as Id | undefined) ?? null) : null
  const mentions = (after?.mentions as Id[] | undefined) ?? []
  const asked: Record<Telling['to'], Id[]> = {
    owner: owner ? [owner] : [],
    followers,
    'those mentioned': [],
    'those named': (after?.persons as Id[] | undefined) ?? [],
    'that person': [happened.subject],
  }
  const all = new Map<Id, NoticeKind>()
  for (const person of asked[telling.to]) all.set(person, telling.kind)
  for (const person of mentions) all.set(person, 'mention')
  if (by) all.delete(by)
  return [...all].map(([person, kind]) => ({ person, kind, about }))
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The time of day, `HH:MM`, where the zone is. */
export const timeIn = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** The next moment at which somebody may be written to: now, or when their quiet hours end. */
export function mayWriteAt(now: Date, zone: string, quiet: Quiet | null): Date {
  if (!quiet) return now
  const [from, to, at] = [minutes(quiet.from), minutes(quiet.to), minutes(timeIn(zone, now))]
  const isQuiet = from <= to ? at >= from && at < to : at >= from || at < to
  if (!isQuiet) return now
  const whole = Math.floor(now.getTime() / 60_000) * 60_000
  return new Date(whole + ((to - at + 1440) % 1440) * 60_000)
}
