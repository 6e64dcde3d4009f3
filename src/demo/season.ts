import { type Day, daysBetween } from '../kernel/dates.ts'

/**
 * How hard winter presses on a hospital on a day: 1 at the peak in the second week of January, about 0.3 in mid-November
 * and at the end of February, nearly 0 from April to September.
 */
export function winter(day: Day): number {
  const year = Number(day.slice(0, 4))
  const distance = Math.min(...[year, year + 1].map((peak) => Math.abs(daysBetween(`${peak}-01-10`, day))))
  return Math.exp(-((distance / 36) ** 2))
}

/** The Friday before, for a Saturday or Sunday: most check-ins are written on a working day. */
export const workingDaysBack = (day: Day): number => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 6 ? 1 : weekday === 0 ? 2 : 0
}
