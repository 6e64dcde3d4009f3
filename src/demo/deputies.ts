import { addDays, type Day } from '../kernel/dates.ts'
import type { Row } from './row.ts'
import type { Telling } from './telling.ts'

/** Who stood, or stands, in for whom; in days from today. Ruth was on leave; Victoria is at this moment. */
const absences = [
  { owner: 'ruth-calloway', deputy: 'marisol-ferreira', from: -46, until: -25 },
  { owner: 'victoria-eze', deputy: 'paul-heslop', from: -4, until: 10 },
]

const absence = (told: Telling, day: number) =>
  absences.find(({ owner, from, until }) => owner === told.owner && day >= from && day <= until)

const mayBeDeputised = ({ audience = 'organisation' }: Telling) =>
  audience !== 'private' && !audience.startsWith('pair')

/** Who checks in on a goal on a day; nobody, when the owner is away from something that is theirs alone. */
export function speakerOn(told: Telling, day: number): string | null {
  if (told.before && day <= told.before.until) return told.before.person
  const away = absence(told, day)
  if (!away) return told.owner || null
  return mayBeDeputised(told) ? away.deputy : null
}

/** The deputy of a goal, as its row names them: for everything of the owner's that is not theirs alone. */
export function deputyOf(told: Telling, today: Day): Row {
  const named = absences.find(({ owner, from }) => owner === told.owner && told.from < from)
  if (!named || told.status || !mayBeDeputised(told)) return {}
  return { deputy: named.deputy, deputy_from: addDays(today, named.from), deputy_to: addDays(today, named.until) }
}
