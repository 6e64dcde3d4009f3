/** Somebody of the demonstration's cast. */
export interface Cast {
  person: string
  name: string
  title: string
  administrator: boolean
}

/** The ward that the demonstration's story is told from. */
const story = 'Heron ward'

const ward = (title: string): string => title.split(',')[1]?.trim() ?? ''

/**
 * The four through whose eyes the product shows best: the chief executive, a ward manager with a nurse of the same
 * ward, and an administrator. Fewer where the cast has no such person.
 */
export function foremost(cast: readonly Cast[]): Cast[] {
  const begins = (words: RegExp) => cast.filter(({ title }) => words.test(title))
  const nurses = begins(/^(staff )?nurse/i)
  const managers = begins(/^ward manager/i)
  const tells = managers.find(({ title }) => ward(title) === story)
  const withNurse = managers.find((one) => nurses.some((nurse) => ward(nurse.title) === ward(one.title)))
  const manager = tells ?? withNurse ?? managers[0]
  const nurse = nurses.find((one) => manager && ward(one.title) === ward(manager.title)) ?? nurses[0]
  const four = [begins(/^chief executive/i)[0], manager, nurse, cast.find(({ administrator }) => administrator)]
  return [...new Set(four.filter((one) => one !== undefined))]
}
