import { addDays, type Day } from '../kernel/dates.ts'
import type { Row } from './row.ts'

/**
 * What people are to be won for. Home first is under way: its champions are a therapist and a ward manager, most wards
 * come along, and Kite does not quite yet; what its manager said against it is answered. A smaller one, nights without
 * paper, failed, and says what was learnt.
 */
interface Told {
  id: string
  title: string
  whyNow: string
  ifNot: string
  owner: string
  team: string
  model?: string
  /** `from` in days from today. */
  stages: { title: string; means?: string; from?: number }[]
  /** The place of the one that is now, from 1. */
  stage: number
  affected: { team?: string; person?: string; stakeholder?: string; effect: string }[]
  champions: string[]
  next?: string
  again: number
  begun: number
  links: string[]
  resistance: {
    on: number
    by: string
    said: string
    person?: string
    team?: string
    behind?: string
    answer?: string
    answeredBy?: string
    answeredOn?: number
    moved?: string
  }[]
  ended?: { as: string; on: number; learnt: string }
}

const told: Told[] = [
  {
    id: 'home-first',
    title: 'Home first: going home becomes the first question',
    whyNow:
      'Every night some sixty people are well enough to leave and still here. The council may stop new care packages before its year ends, and each day in a bed costs an older person strength that they do not get back.',
    ifNot:
      'The winter comes as it came last year: people wait on trolleys for beds in which others wait for home, and we call it pressure.',
    owner: 'tomasz-wieczorek',
    team: 'group',
    stages: [
      { title: 'Two wards show it', means: 'Heron and Lapwing ask the question in every morning round.', from: -182 },
      { title: 'Each ward in its own way', means: 'Every ward has written down what it does differently.', from: -98 },
      {
        title: 'The first question everywhere',
        means: 'Whoever comes in is asked on the first day what they need to go home.',
        from: -21,
      },
      { title: 'Nobody remembers otherwise', means: 'New people learn it from those beside them.', from: 150 },
    ],
    stage: 3,
    affected: [
      { team: 'heron', effect: 'The morning round begins with who goes home, and therapists stand at the door.' },
      { team: 'kite', effect: 'Going home is planned before the operation, not after it.' },
      { team: 'lapwing', effect: 'The house is looked at in the first week.' },
      { team: 'amu', effect: 'What somebody needs at home is asked within the first day.' },
      { team: 'flow', effect: 'Coordinators are on the wards in the morning rather than at the telephone.' },
      { stakeholder: 'families', effect: 'They are asked on the first day, and not on the last.' },
      { stakeholder: 'council-care', effect: 'Requests reach the council days earlier, and more of them at once.' },
    ],
    champions: ['hannah-birch', 'ruth-calloway'],
    next: 'Kite tries it for four weeks with a coordinator of its own, from Monday',
    again: 12,
    begun: -190,
    links: ['beds', 'home', 'beds-noon', 'kite-noon'],
    resistance: [
      {
        on: -160,
        by: 'ruth-calloway',
        team: 'heron',
        said: 'If the family says no, am I the one who sends her home?',
        behind: 'Two years ago a daughter complained, and the nurse stood alone.',
        answer:
          'Nobody sends anybody home alone. Where a family says no, the consultant and the coordinator speak with them the same day.',
        answeredBy: 'tomasz-wieczorek',
        answeredOn: -154,
        moved: 'moved',
      },
      {
        on: -92,
        by: 'hannah-birch',
        person: 'stuart-mcallister',
        said: 'On a surgical ward the first question is whether the wound holds. You would have us plan the taxi before the anaesthetic.',
        behind: 'Kite lost a night post in the spring, and was told then as well that it would be less work.',
        answer:
          'The wound comes first, and it is the surgeon who says so. What we ask before the operation takes the pre-assessment nurse four minutes, and Kite keeps its hours: Deborah is yours for the four weeks.',
        answeredBy: 'tomasz-wieczorek',
        answeredOn: -85,
        moved: 'partly moved',
      },
      {
        on: -9,
        by: 'hannah-birch',
        team: 'flow',
        said: 'At the weekend there is nobody to say yes. We stand on the ward and wait with the patient.',
        behind: 'Who decides at the weekend has not been said.',
      },
    ],
  },
  {
    id: 'paperless-nights',
    title: 'Nights without paper',
    whyNow: 'The new tablets were bought for the day, and the night staff wrote everything down twice.',
    ifNot: 'We keep two records of one night, and the morning believes the wrong one.',
    owner: 'victor-ionescu',
    team: 'people',
    model: 'lewin',
    stages: [
      { title: 'Unfreeze', from: -400 },
      { title: 'Move', from: -370 },
      { title: 'Refreeze', from: -320 },
    ],
    stage: 2,
    affected: [
      { team: 'amu', effect: 'Observations at night on a tablet only.' },
      { team: 'heron', effect: 'Observations at night on a tablet only.' },
    ],
    champions: ['leila-rahimi'],
    again: -280,
    begun: -405,
    links: [],
    resistance: [
      {
        on: -362,
        by: 'leila-rahimi',
        team: 'amu',
        said: 'The light of it wakes them, and then I have two people awake instead of none.',
        behind: 'Nobody from the night had held one before it was bought.',
        answer: 'The screens are dimmed now. It is not enough.',
        answeredBy: 'victor-ionescu',
        answeredOn: -340,
        moved: 'not moved',
      },
    ],
    ended: {
      as: 'failed',
      on: -300,
      learnt:
        'We asked the day staff what the night needed. The tablets were too bright, too heavy for one hand, and charged where nobody is at three. Next time two night nurses choose the thing before it is bought; they have begun.',
    },
  },
]

export const changeRows = (today: Day): Row[] => told.map((one) => rowOf(one, today))

function rowOf(one: Told, today: Day): Row {
  const day = (days: number): Day => addDays(today, days)
  const at = (days: number): string => `${day(days)}T10:30:00Z`
  const named = (kind: string, id: string | undefined) => (id === undefined ? null : `@${kind}:${id}`)
  return {
    id: one.id,
    title: one.title,
    why_now: one.whyNow,
    if_not: one.ifNot,
    owner: one.owner,
    team: one.team,
    model: one.model ?? 'own',
    stages: JSON.stringify(
      one.stages.map(({ title, means = '', from }) => ({
        title,
        means,
        fromOn: from === undefined ? null : day(from),
      })),
    ),
    stage: String(one.stage),
    affected: JSON.stringify(
      one.affected.map(({ team, person, stakeholder, effect }) => ({
        team: named('team', team),
        person: named('person', person),
        stakeholder: named('stakeholder', stakeholder),
        effect,
      })),
    ),
    champions: JSON.stringify(one.champions.map((id) => `@person:${id}`)),
    next: one.next ?? '',
    look_again_on: day(one.again),
    begun_by: one.owner,
    begun_at: at(one.begun),
    resistance: JSON.stringify(
      one.resistance.map((said) => ({
        said: said.said,
        person: named('person', said.person),
        team: named('team', said.team),
        by: named('person', said.by),
        at: at(said.on),
        behind: said.behind ?? '',
        answer: said.answer ?? '',
        answeredBy: named('person', said.answeredBy),
        answeredAt: said.answeredOn === undefined ? null : at(said.answeredOn),
        moved: said.moved ?? null,
      })),
    ),
    links: JSON.stringify(one.links.map((goal) => `@node:${goal}`)),
    closed_as: one.ended?.as ?? '',
    closed_on: one.ended ? day(one.ended.on) : '',
    learnt: one.ended?.learnt ?? '',
  }
}
