import type { OutputOf } from '../../kernel/contract.ts'
import { addDays, daysBetween } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { changedMeanwhile, forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { audienceFor } from '../../people/sight/store.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import type { Transaction } from '../../platform/sql.ts'
import { alikeAmong } from './alike.ts'
import * as hearing from './asking.ts'
import { markFault, type QuestionVerb, questionAbilities, unsaid, usualLookAgain } from './briefing.ts'
import * as contract from './contract.ts'
import { medianDays } from './passing-time.ts'
import { countOf, knownPerson, lineOf, notLed } from './reaching.ts'
import { briefingFor, scopeOf, seen, type TitlesOf, told, toldAbove, toldTo } from './seeing.ts'
import * as store from './store.ts'

export interface BriefingsNeed {
  titlesOf: TitlesOf
  /** What each of these is, of those that the viewer sees. */
  kindsOf(tx: Transaction, viewer: Viewer, subjects: Id[]): Promise<Map<Id, string>>
}

const mostQuestions = 50

const list = answer(contract.list, async ({ after, most, ...wanted }, { tx, viewer }) => {
  const from = after ? await store.briefingRow(tx, viewer, after) : undefined
  const rows = await store.briefingRows(tx, viewer, { ...wanted, after: from, most })
  const page = rows.slice(0, most)
  return { briefings: page.map(store.listed), next: rows.length > most ? (page.at(-1)?.briefing ?? null) : null }
})

type To = Pick<store.BriefingWords, 'reach' | 'below'> & { teams: readonly Id[] }

/** To whom it goes is said whole, and all of it is there. */
async function refuseNowhere({ tx, viewer, today }: ViewerAsking, { reach, below, teams }: To): Promise<void> {
  if (reach === 'below') {
    if (below === null) throw invalid('below', 'Say whose line it goes down.')
    const person = await knownPerson(tx, viewer.org, below, today)
    if (!person) throw notFound('person')
    if (person.left) throw invalid('below', `${person.name} has left. Choose somebody who works here.`)
    if (!person.leads)
      throw invalid(
        'below',
        `Nobody reports to ${person.name}, so it would go no further. Choose somebody else, or a team.`,
      )
  }
  if (reach === 'teams') {
    if (teams.length === 0) throw invalid('teams', 'Choose at least one team.')
    const known = await store.knownTeams(tx, viewer.org, teams)
    if (known.length < new Set(teams).size) throw notFound('team')
    const gone = known.filter(({ archived }) => archived).map(({ name }) => name)
    if (gone.length > 0)
      throw invalid('teams', `Archived, so nobody is reached there: ${gone.join(', ')}. Leave it out.`)
  }
}

/** One sends down one’s own line, or for the organisation where one stands at its top or administers it. */
async function refuseOthers({ tx, viewer }: ViewerAsking, { reach, below, teams }: To): Promise<void> {
  if (viewer.administrator) return
  const line = await lineOf(tx, viewer.org, viewer.person, below)
  if (reach === 'organisation' && !line.top)
    throw forbidden(
      'To everybody is for whoever stands at the top of the line, and administrators. Send it to your own line or teams, or ask one of them.',
    )
  if (reach === 'below' && below !== viewer.person && !line.above)
    throw forbidden('You send down your own line: to those below you, or below somebody who reports to you.')
  const others = reach === 'teams' ? await notLed(tx, viewer.org, viewer.person, teams) : []
  if (others.length > 0)
    throw forbidden(
      `Not led by you or by anybody in your line: ${others.map(({ name }) => name).join(', ')}. Ask who leads them to send it.`,
    )
}

const wordsOf = (row: store.BriefingRow): store.BriefingWords => ({
  title: row.title,
  what: row.what,
  why: row.why,
  means: row.means,
  asks: row.asks,
  reach: row.reach,
  below: row.below,
  passAfter: row.pass_after,
  lookAgainOn: row.look_again_on,
  audience: row.audience,
})

const remove = answer(contract.remove, async ({ briefing }, asking) => {
  const row = await briefingFor(asking, briefing, 'remove')
  await store.deleteBriefing(asking.tx, asking.viewer.org, briefing)
  await told(asking, row, 'briefing.deleted')
  return { removed: true as const }
})

const nudge = answer(contract.nudge, async ({ briefing, person }, asking) => {
  await briefingFor(asking, briefing, 'see how it travels')
  await briefingFor(asking, briefing, 'end')
  if (!(await store.nudged(asking.tx, briefing, person, asking.today)))
    throw new Refusal('conflict', 'It does not lie with them, or they were reminded already. Once is enough.')
  await toldTo(asking, briefing, person, 'briefing.nudged')
  return { nudged: true as const }
})

const travel = answer(contract.travel, async ({ briefing }, asking) => {
  const { tx, viewer, today } = asking
  const row = await briefingFor(asking, briefing, 'see how it travels', 'to read')
  const sums = await store.sums(tx, viewer.org, briefing)
  const until = row.ended_on ?? today
  const held = await store.holding(tx, briefing, until)
  const shown = sums.filter(({ understood }) => understood !== null)
  const add = (field: 'understood' | 'questions' | 'concerns') =>
    shown.reduce((sum, each) => sum + (each[field] ?? 0), 0)
  const managers = (only: typeof held) => only.reduce((sum, each) => sum + each.managers, 0)
  const holders = row.ended_on ? [] : await store.holderRows(tx, viewer.org, briefing, today)
  return {
    briefing,
    goesTo: await countOf(tx, scopeOf(viewer, row), today),
    reached: sums.reduce((sum, each) => sum + each.reached, 0),
    teams: sums.map(({ team, name, ...each }) => ({ team: team && name !== null ? { team, name } : null, ...each })),
    all:
      shown.length === 0
        ? null
        : { understood: add('understood'), questions: add('questions'), concerns: add('concerns') },
    median: medianDays(held),
    managers: managers(held),
    passed: managers(held.filter(({ passed }) => passed)),
    holders: holders.map(({ person, name, arrived_on, pass_by, nudged_on, waiting }) => ({
      person: { person, name },
      arrivedOn: arrived_on,
      passBy: pass_by,
      days: daysBetween(arrived_on, today),
      nudgedOn: nudged_on,
      waiting,
    })),
    words: (await store.wordRows(tx, viewer.org, briefing)).map(({ person, name, words, passed_on }) => ({
      person: { person, name },
      words,
      passedOn: passed_on,
    })),
  }
})

const stuck = answer(contract.stuck, async (wanted, { tx, viewer, today }) => ({
  stuck: (await store.stuckRows(tx, viewer.org, today, wanted)).map(
    ({ person, name, arrived_on, pass_by, ...each }) => ({
      ...each,
      person: { person, name },
      arrivedOn: arrived_on,
      days: daysBetween(arrived_on, today),
      passBy: pass_by,
    }),
  ),
}))

async function questions(asking: ViewerAsking, briefing: Id, after?: Id): Promise<OutputOf<typeof contract.asked>> {
  const { tx, viewer } = asking
  const row = await store.briefingRow(tx, viewer, briefing)
  const rows = await hearing.heldBy(tx, viewer, briefing, after)
  const open = await hearing.openWith(tx, viewer, briefing)
  const page = rows.slice(0, 50)
  const alikeTo = alikeAmong(open)
  return {
    questions: page.map((each) => {
      const self = open.find(({ question }) => question === each.question)
      return {
        question: each.question,
        kind: each.kind,
        body: each.body,
        by: { person: each.by, name: each.by_name },
        askedAt: each.asked_at.toISOString(),
        holder: { person: each.holder, name: each.holder_name },
        joined: each.joined,
        answer: each.answer,
        answeredBy:
          each.answered_by && each.answerer_name !== null
            ? { person: each.answered_by, name: each.answerer_name }
            : null,
        alike: self ? alikeTo(self).map(({ question }) => question) : [],
        abilities: questionAbilities(standingOf(asking, row, each)),
      }
    }),
    next: rows.length > 50 ? (page.at(-1)?.question ?? null) : null,
  }
}

const standingOf = ({ viewer }: ViewerAsking, row: store.BriefingRow, question: hearing.QuestionRow) => ({
  holds: question.holder === viewer.person,
  answered: question.answered_at !== null,
  joined: question.joined !== null,
  top: row.owner === viewer.person,
})

async function questionFor(asking: ViewerAsking, briefing: Id, question: Id, verb: QuestionVerb) {
  const row = await store.briefingRow(asking.tx, asking.viewer, briefing)
  const found = await hearing.questionRow(asking.tx, asking.viewer, briefing, question)
  const standing = standingOf(asking, row, found)
  const able = questionAbilities(standing)[verb]
  if (!able.allowed && !standing.holds) throw forbidden(able.because ?? '')
  if (!able.allowed) throw new Refusal('conflict', able.because ?? '')
  return { row, found }
}

const asked = answer(contract.asked, ({ briefing, after }, asking) => questions(asking, briefing, after))

const join = answer(contract.join, async ({ briefing, question, to }, asking) => {
  const { tx, viewer } = asking
  const { found } = await questionFor(asking, briefing, question, 'join')
  if (to !== null) {
    if (to === question) throw invalid('to', 'It cannot be joined to itself. Choose another one.')
    const other = await hearing.questionRow(tx, viewer, briefing, to)
    if (other.holder !== viewer.person) throw invalid('to', 'That one stands with somebody else now.')
    if (other.answered_at) throw invalid('to', 'That one is answered already. Answer this one as well.')
    if (other.joined) throw invalid('to', 'That one was joined to another itself. Choose that other one.')
  }
  await hearing.setJoined(tx, viewer.org, found.question, to)
  return questions(asking, briefing)
})

const passUp = answer(contract.passUp, async ({ briefing, question }, asking) => {
  const { tx, viewer } = asking
  const { row } = await questionFor(asking, briefing, question, 'pass up')
  const above = row.manager ?? row.owner
  await hearing.setHolder(tx, viewer.org, question, above)
  await toldTo(asking, briefing, above, 'briefing.asked')
  return questions(asking, briefing)
})

const answerQuestion = answer(
  contract.answerQuestion,
  async ({ briefing, question, answer: words, forAll }, asking) => {
    const { tx, viewer } = asking
    const { row } = await questionFor(asking, briefing, question, 'answer')
    const askers = await hearing.setAnswered(tx, viewer, question, words)
    for (const person of new Set(askers)) await toldTo(asking, briefing, person, 'briefing.answered')
    if (forAll !== '') {
      await hearing.insertAnswer(tx, viewer, briefing, forAll, words)
      await told(asking, row, 'briefing.answer given to all')
    }
    return questions(asking, briefing)
  },
)

export function answersWith({ titlesOf, kindsOf }: BriefingsNeed): Answer[] {
  const show = (asking: ViewerAsking, briefing: Id) => seen(asking, briefing, titlesOf)

  const known = async ({ tx, viewer }: ViewerAsking, links: readonly store.LinkRow[]): Promise<void> => {
    const kinds = await kindsOf(
      tx,
      viewer,
      links.map(({ subject }) => subject),
    )
    const missing = links.find(({ kind, subject }) => kinds.get(subject) !== kind)
    if (missing) throw notFound(missing.kind)
  }

  const see = answer(contract.see, ({ briefing }, asking) => show(asking, briefing))

  const write = answer(contract.write, async ({ audience: chosen, links, teams, ...given }, asking) => {
    const { tx, viewer, today } = asking
    const below = given.reach === 'below' ? given.below : null
    await refuseNowhere(asking, { ...given, below, teams })
    await known(asking, links)
    const audience = await audienceFor(tx, viewer, chosen, { owner: viewer.person, team: null })
    const briefing = newId()
    const lookAgainOn = given.lookAgainOn ?? addDays(today, usualLookAgain)
    await store.insertBriefing(tx, viewer, briefing, { ...given, below, lookAgainOn, audience })
    await store.setTeams(tx, viewer.org, briefing, given.reach === 'teams' ? teams : [])
    await store.setLinks(tx, viewer.org, briefing, [], links)
    await told(asking, { briefing, audience, sent_on: null }, 'briefing.written', { title: given.title })
    return show(asking, briefing)
  })

  const change = answer(contract.change, async ({ briefing, revision, audience: chosen, teams, ...given }, asking) => {
    const { tx, viewer } = asking
    const row = await briefingFor(asking, briefing, 'edit')
    const before = wordsOf(row)
    const had = (await store.teamRows(tx, viewer.org, briefing)).map(({ team }) => team)
    const theirs = { ...before, teams: had, revision: row.revision }
    if (revision !== row.revision) throw changedMeanwhile({ ...given, ...(teams ? { teams } : {}) }, theirs)
    const after: store.BriefingWords = { ...before, ...given }
    if (after.reach !== 'below') after.below = null
    await refuseNowhere(asking, { ...after, teams: teams ?? had })
    if (chosen) after.audience = await audienceFor(tx, viewer, chosen, { owner: row.owner, team: null })
    if (!(await store.updateBriefing(tx, viewer.org, briefing, revision, after))) throw changedMeanwhile(given, theirs)
    if (teams || after.reach !== 'teams')
      await store.setTeams(tx, viewer.org, briefing, after.reach === 'teams' ? (teams ?? had) : [])
    await told(asking, row, 'briefing.changed')
    return show(asking, briefing)
  })

  const send = answer(contract.send, async ({ briefing, revision }, asking) => {
    const { tx, viewer, today } = asking
    const row = await briefingFor(asking, briefing, 'send')
    if (revision !== row.revision) throw changedMeanwhile({}, { ...wordsOf(row), revision: row.revision })
    const fault = unsaid(row)
    if (fault) throw invalid(fault.at, fault.sentence)
    if (row.look_again_on <= today)
      throw invalid('lookAgainOn', 'The day to look again has passed. Choose a later one.')
    const teams = (await store.teamRows(tx, viewer.org, briefing)).map(({ team }) => team)
    await refuseNowhere(asking, { ...row, teams })
    await refuseOthers(asking, { ...row, teams })
    if ((await countOf(tx, scopeOf(viewer, row), today)) === 0)
      throw invalid('reach', 'It would reach nobody: nobody but you works there. Choose to whom it goes.')
    if (!(await store.setSent(tx, viewer.org, briefing, revision, today))) throw changedMeanwhile({}, wordsOf(row))
    await told(asking, { ...row, sent_on: today }, 'briefing.sent', { title: row.title })
    return show(asking, briefing)
  })

  const passOn = answer(contract.passOn, async ({ briefing, words }, asking) => {
    const { tx, viewer, today } = asking
    const row = await briefingFor(asking, briefing, 'pass on')
    if (!(await store.setPassed(tx, viewer, briefing, words, today)))
      throw new Refusal('conflict', 'It went on meanwhile.')
    await toldAbove(asking, row, 'briefing.passed on')
    return show(asking, briefing)
  })

  const mark = answer(contract.mark, async ({ briefing, mark: said, words }, asking) => {
    const { tx, viewer, today } = asking
    const row = await briefingFor(asking, briefing, 'mark')
    const fault = markFault(said, words)
    if (fault) throw invalid('words', fault)
    if (row.mark !== said) await store.insertMark(tx, viewer, briefing, said)
    if (said === 'understood') return show(asking, briefing)
    const before = await hearing.askedBy(tx, viewer, briefing)
    if (before.length >= mostQuestions)
      throw invalid('words', `You have asked ${mostQuestions} times. Talk to whom you have it from.`)
    if (!before.some(({ body, kind }) => body === words && kind === said)) {
      const holder = row.manager ?? row.owner
      await hearing.insertQuestion(tx, viewer, briefing, { kind: said, body: words, holder, today })
      await toldTo(asking, briefing, holder, 'briefing.asked')
    }
    return show(asking, briefing)
  })

  const lookAgain = answer(contract.lookAgain, async ({ briefing, on }, asking) => {
    const row = await briefingFor(asking, briefing, 'look again')
    if (on <= asking.today) throw invalid('on', 'The day to look again has passed. Choose a later one.')
    await store.setLookAgain(asking.tx, asking.viewer.org, briefing, on)
    await told(asking, row, 'briefing.looked at again', { lookAgainOn: on })
    return show(asking, briefing)
  })

  const end = answer(contract.end, async ({ briefing, words }, asking) => {
    const row = await briefingFor(asking, briefing, 'end')
    await store.setEnded(asking.tx, asking.viewer.org, briefing, asking.today, words)
    await told(asking, row, 'briefing.ended')
    return show(asking, briefing)
  })

  const link = answer(contract.link, async ({ briefing, links }, asking) => {
    const { tx, viewer } = asking
    const row = await briefingFor(asking, briefing, 'link')
    await known(asking, links)
    const had = (await store.linkRows(tx, viewer.org, briefing)).map(({ subject }) => subject)
    const visible = await titlesOf(tx, viewer, had)
    await store.setLinks(tx, viewer.org, briefing, [...visible.keys()], links)
    await told(asking, row, 'briefing.linked')
    return show(asking, briefing)
  })

  const about = answer(contract.about, async ({ subject }, { tx, viewer }) => ({
    subject,
    briefings: (await store.aboutRows(tx, viewer, subject)).map(store.listed),
  }))

  return [
    list,
    see,
    write,
    change,
    remove,
    send,
    passOn,
    mark,
    asked,
    join,
    passUp,
    answerQuestion,
    travel,
    nudge,
    lookAgain,
    end,
    link,
    about,
    stuck,
  ]
}
