// Words for a large organisation that nobody could write by hand: put together from lists, the same for the same place.

const firstNames =
  'Ada Aisha Alan Amara Anil Anna Ben Bilal Carla Chen Chloe Dana David Dina Ebele Elena Emma Farah Felix Fiona Grace Hana Harun Helen Ian Ines Isla Ivan Jana Joan Jonas Kavya Kemal Lara Leo Lin Maja Marek Maria Mei Mina Nadia Nils Nora Olu Omar Paula Petra Priya Rafal Rana Rosa Ruth Sana Simon Sofia Tariq Tess Uma Vera Wei Yara Yusuf Zoe'.split(
    ' ',
  )
const lastNames =
  'Abara Ahmed Allen Asare Baker Banerjee Barnes Bauer Begum Bell Brook Castro Chaudhry Clarke Cole Cooper Costa Davies Dunn Eze Farrell Fisher Ford Garcia Gill Green Grant Hall Hughes Hussain Ito Jackson Jensen Jones Kaur Kelly Khan Kowalski Lane Lewis Li Marsh Mensah Mills Moore Murphy Nair Nguyen Novak Nowak Obi Okoro Owen Park Patel Perez Price Quinn Rahman Reid Rossi Santos Shah Silva Singh Stone Tan Thomas Turner Varga Walsh Ward Weber White Wood Wright Yang Young Zhang'.split(
    ' ',
  )
const beginnings =
  'Alder Ash Barrow Beck Birch Black Bram Brook Cald Clay Cold Cop Dale Elm Fair Fen Hart Hazel High Holm Kirk Lang Lin Mar Mill Moor North Oak Rad Rush Sand Shel Stan Thorn Wal West Whit Wil Win Wood'.split(
    ' ',
  )
const endings = 'bridge by combe dale field ford ham hurst ley mere stead stow thorpe ton wick worth'.split(' ')
const services =
  'District nursing|Emergency care|Maternity|Imaging|Pharmacy|Theatres|Stroke care|Mental health|Dental care|Physiotherapy|Ambulances|Catering|Cleaning|Estates|Finance|Digital|Recruitment|Learning|Children’s care|Cancer care|Renal care|Cardiology|Older people|Outpatients|Pathology|Palliative care|School nursing|Speech therapy|Vaccination|Sterile services'.split(
    '|',
  )

const from = <T>(list: readonly T[], number: number): T => list[number % list.length] as T

/** A number's own chance, for what is wanted of one place without walking through those before it (Murmur3's mixer). */
export function mixed(number: number): number {
  let state = (number + 0x9e37_79b9) | 0
  state = Math.imul(state ^ (state >>> 16), 0x85eb_ca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2_ae35)
  return (state ^ (state >>> 16)) >>> 0
}

export const nameOf = (person: number): string =>
  `${from(firstNames, mixed(person))} ${from(lastNames, mixed(person + 7_000_000))}`

export const jobOf = (rank: number, leads: boolean): string =>
  rank === 0
    ? 'Chief executive'
    : rank === 1
      ? 'Director'
      : leads
        ? from(['Head of service', 'Service manager', 'Ward manager', 'Team lead'], rank)
        : from(['Staff nurse', 'Therapist', 'Analyst', 'Healthcare assistant', 'Technician', 'Coordinator'], rank)

export const placeOf = (team: number): string => `${from(beginnings, team)}${from(endings, Math.floor(team / 7))}`
export const teamOf = (team: number): string =>
  team === 0 ? 'Executive' : `${from(services, Math.floor(team / 3))} ${placeOf(team)} ${1 + Math.floor(team / 480)}`

/** What is aimed at, with the number that tells it. `{n}` is the target. */
const aims: [title: string, unit: string, baseline: number, target: number][] = [
  ['Answer calls within {n} minutes', 'minutes', 9, 3],
  ['See people within {n} days of a referral', 'days', 41, 14],
  ['Bring sickness down to {n} %', '%', 7, 4],
  ['Fill {n} % of shifts with our own staff', '%', 71, 92],
  ['Send {n} % of letters within a week', '%', 48, 95],
  ['Cut falls to {n} a month', 'falls', 22, 9],
  ['Get {n} % of people home before noon', '%', 17, 40],
  ['Spend no more than {n} thousand on agencies', 'thousand £', 180, 60],
  ['Train {n} % in moving and handling', '%', 55, 98],
  ['Have {n} % say that they were listened to', '%', 61, 85],
  ['Repair what is broken within {n} hours', 'hours', 70, 24],
  ['Waste no more than {n} kilos of food a day', 'kg', 95, 40],
  ['Keep {n} % of appointments that were made', '%', 78, 92],
  ['Close complaints within {n} days', 'days', 63, 25],
  ['Check {n} % of medicines on the day of admission', '%', 52, 90],
  ['Hand over ambulances within {n} minutes', 'minutes', 44, 15],
]
const directions = ['Safer care', 'Shorter waits', 'A good place to work', 'Money well spent', 'Care closer to home']
const reasons = [
  'People wait longer here than anywhere else in the region.',
  'Last year’s survey said so, twice.',
  'It costs us a night of every nurse’s month.',
  'Nobody could say whose it was.',
  '',
]

export interface Aim {
  title: string
  why: string
  unit: string
  direction: 'increase' | 'decrease'
  baseline: number
  target: number
}

export function aimOf(goal: number, team: number, carries: boolean): Aim {
  const roll = mixed(goal * 31 + 5)
  const [title, unit, baseline, aimed] = from(aims, roll)
  const target = aimed + ((roll >>> 8) % 3)
  const words = carries
    ? `${from(directions, roll)} in ${from(services, roll >>> 5).toLowerCase()}, ${placeOf(team)}`
    : `${title.replace('{n}', String(target))}, ${placeOf(team)}`
  return {
    title: words,
    why: from(reasons, roll >>> 12),
    unit,
    direction: target > baseline ? 'increase' : 'decrease',
    baseline,
    target,
  }
}
