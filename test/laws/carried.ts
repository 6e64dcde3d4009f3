import { columns, type FileKind } from '../../src/manage/imports/table.ts'
import type { Breach } from './house.ts'
import { readSchema, type Table } from './schema.ts'

/**
 * Where every table and every column stands with export: it is carried in a file, follows from what is carried, or is
 * left behind with a reason. What is new says here where it stands, or the law is broken.
 */
export type Stand =
  | {
      /** The files that carry its rows. */
      in: readonly FileKind[]
      /** Columns that a file carries. */
      carried: string
      /** Columns that follow from the others. */
      derived?: string
      /** Columns that no file carries, and why. */
      left?: Record<string, string>
    }
  | { derived: string }
  | { left: string }

const everywhere = new Set(['org', 'revision', 'audience', 'created_at', 'source', 'external_id'])
// Audiences are said on the goal; `revision` counts edits here; `source` and `external_id` name a row in each file, or are
// given anew where it comes in; and when a row was written is in its history.

const session = { left: 'A secret of signing in, which works here alone.' }
const told = { left: 'News to one person, from what is carried; nobody is told twice.' }
const own = { left: 'How one person wants to be told or shown something here; no content of the organisation.' }
const running = { left: 'The machinery of this installation.' }

export const stands: Record<string, Stand> = {
  access_token: session,
  one_use_link: session,
  'auth.rateLimit': session,
  'auth.user': session,
  'auth.account': session,
  'auth.session': session,
  'auth.throttle': session,
  'auth.verification': session,
  'jobs.mail': running,
  'jobs.migration': running,
  'jobs.morning': running,
  'jobs.outbox_reader': running,
  'jobs.secret': running,
  dirty: running,
  off_track: running,
  import_run: { left: 'What was imported here, so that it can be taken back here.' },
  import_change: { left: 'What was imported here, so that it can be taken back here.' },
  import_mapping: { left: 'How files of other tools were understood here; asked once elsewhere.' },
  import_work: running,
  allowed_address: {
    in: ['addresses'],
    carried: 'begins private',
    left: {
      allowed: 'Its beginning names it.',
      by: 'Whoever brings it in allows it.',
      at: 'When it was allowed here.',
    },
  },
  gauge: {
    in: ['gauges'],
    carried: 'measure indicator by address format value_at date_at every_days',
    derived: 'subject goal',
    left: {
      next_at: 'When this installation reads next.',
      last_at: 'When this installation read last.',
      trouble: 'What went wrong here.',
      failures: 'What went wrong here.',
    },
  },
  notice: told,
  nudge: told,
  offer: { left: 'Between two persons here until it is answered; who answers for what afterwards is carried.' },
  holding: {
    derived:
      'From the owner and the audience of decisions, signals, scans and indicators, from the day on which they come in.',
  },
  notice_preference: own,
  quiet_hours: own,
  chosen_columns: own,
  saved_view: { in: ['views'], carried: 'owner name shows', left: { saved_view: 'Its owner and its name name it.' } },
  sight: { derived: 'From persons, teams and audiences.' },
  audience: { derived: 'Made from the words in which each goal says who may see it.' },
  audience_person: { derived: 'Made from the words in which each goal says who may see it.' },
  reporting_line: { derived: 'From managers.' },
  team_within: { derived: 'From the teams’ parents.' },
  standing: { derived: 'By the roll-up.' },
  standing_on: { derived: 'From the readings of the past, day by day.' },
  organisation: {
    in: ['settings'],
    carried: 'zone locale currency fiscal_month',
    left: {
      slug: 'Its address, which is its own wherever it lives.',
      name: 'Its name, which is its own wherever it lives.',
      demonstration: 'Whether it is the one of the demonstration.',
    },
  },
  signal: {
    in: ['signals'],
    carried: `signal added_by added_at title body kind factor horizon impact direction owner team rhythm look_again_on expected
      probability closed_as closed_on outcome`,
    derived: 'sought',
  },
  sighting: { in: ['sightings'], carried: 'sighting signal by at seen_on note link' },
  signal_link: { in: ['signals'], carried: 'signal node' },
  strategy: { in: ['strategies'], carried: 'strategy by at published_on word look_again_on in_force' },
  strategy_draft: { left: 'Being written: nobody else sees it before it is published.' },
  strategy_choice: { in: ['choices'], carried: 'strategy kind place body reason' },
  priority: {
    in: ['priorities'],
    carried: 'strategy priority place title why horizon from_year to_year work owner',
  },
  priority_link: { in: ['priorities'], carried: 'strategy priority node' },
  allotment: { in: ['allotments'], carried: 'strategy priority kind unit year quarter amount' },
  allotment_used: { in: ['used'], carried: 'priority kind unit year quarter amount by at' },
  stakeholder: {
    in: ['stakeholders'],
    carried: `stakeholder added_by added_at name about side of_person of_team speaks influence interest attitude attitude_on owner
      team rhythm next_on archived_on`,
    derived: 'promise_due_on weight sought',
  },
  expectation: { in: ['expectations'], carried: 'expectation stakeholder by at body ended_on' },
  expectation_link: { in: ['expectations'], carried: 'expectation node' },
  promise: {
    in: ['promises'],
    carried: 'promise stakeholder by at body owner made_on first_due_on due_on state settled_on word',
  },
  stakeholder_contact: { in: ['contacts'], carried: 'contact stakeholder by at spoke_on note' },
  pulse: {
    left: 'Answers were given here under a promise: what is shown of them stays where it was given. Backups carry it.',
  },
  pulse_group: { left: 'Of a pulse, which stays here.' },
  pulse_round: { left: 'Of a pulse, which stays here.' },
  pulse_asked: { left: 'Who was asked is for nobody else to know.' },
  pulse_answer: { left: 'Read by nobody, and removed when the round closes.' },
  pulse_count: { left: 'For judging later rounds here.' },
  pulse_result: { left: 'Of a pulse, which stays here.' },
  pulse_text: { left: 'Of a pulse, which stays here.' },
  shared_text: { left: 'What is being written and is not saved yet; what is saved is carried where it belongs.' },
  change: {
    in: ['changes'],
    carried: `change begun_by begun_at title why_now if_not owner team model stages current next look_again_on closed_as closed_on learnt`,
    derived: 'sought',
  },
  change_affected: {
    in: ['changes'],
    carried: 'change team person stakeholder effect',
    derived: 'place',
    left: { affected: 'Its change and its place among them name it.' },
  },
  change_champion: { in: ['changes'], carried: 'change person', derived: 'place' },
  change_link: { in: ['changes'], carried: 'change node' },
  resistance: {
    in: ['changes'],
    carried: 'change said person team by at behind answer answered_by answered_at moved',
    left: { resistance: 'Its change and its place among them name it.' },
  },
  team_purpose: {
    in: ['teams'],
    carried: 'team body',
    left: {
      purpose: 'A team and the moment name it.',
      by: 'Who wrote it is in the history.',
      at: 'When it was written, and what was said before, is in the history.',
    },
  },
  decision: {
    in: ['decisions'],
    carried: `decision opened_by opened_at question context owner team level options criteria decide_by supersedes state chosen decided
      reason decided_at decided_on expected probability review_on archived_on`,
    derived: 'sought',
  },
  decision_asked: { in: ['decisions'], carried: 'decision person by at due_on' },
  decision_advice: {
    in: ['decisions'],
    carried: 'decision by at kind body answer answered_by answered_at',
    left: { advice: 'Its decision and its place among the advice name it.' },
  },
  decision_trade_off: {
    in: ['decisions'],
    carried: 'decision team gives_up priority amount unit',
    derived: 'place',
    left: { trade_off: 'Its decision and its place among them name it.' },
  },
  decision_link: { in: ['decisions'], carried: 'decision node' },
  decision_review: {
    in: ['decisions'],
    carried: 'decision by at looked_on happened came',
    left: { review: 'Its decision and its place among them name it.' },
  },
  briefing: {
    in: ['briefings'],
    carried: `briefing owner written_at title what why means asks reach below pass_after look_again_on sent_at sent_on ended_on
      ended_with`,
    left: {
      travels: 'It travels where it was sent; elsewhere it is to be read.',
      swept_at: 'When the worker looked last for who had come or moved.',
    },
  },
  briefing_team: { in: ['briefings'], carried: 'briefing team' },
  briefing_link: { in: ['briefings'], carried: 'briefing kind subject' },
  briefing_answer: {
    in: ['briefings'],
    carried: 'briefing question body by at',
    left: { answer: 'Its briefing and its place among the answers name it.' },
  },
  briefing_copy: { left: 'How far it had come where it was sent, which nobody reads whole; backups carry it.' },
  briefing_mark: { left: 'What it was to each, which is theirs alone to read; backups carry it.' },
  briefing_question: { left: 'Read by who asked and who was asked alone; what was answered for all is carried.' },
  direction: { in: ['directions', 'direction'], carried: 'direction vision mission principles by at' },
  direction_publishing: { in: ['directions'], carried: 'direction by at word' },
  person: {
    in: ['people'],
    carried: 'person name email title administrator starts_on ends_on',
    left: { login: 'Whom somebody signs in as is their own, and of this installation.' },
  },
  managing: { in: ['people', 'managers'], carried: 'person manager from_on to_on' },
  team: { in: ['teams'], carried: 'team name parent lead rhythm archived_on', derived: 'rhythm_follows' },
  membership: { in: ['people', 'memberships'], carried: 'team person from_on to_on' },
  node: {
    in: ['goals'],
    carried: 'node kind title owner team start_on due_on state closed_as counts_upward framework',
    derived: 'rhythm says_why says_how gives_progress top several done_every done_on',
  },
  goal: { in: ['goals'], carried: 'node why how own_rhythm deputy deputy_from deputy_to remark framework_facts' },
  measure: {
    in: ['goals'],
    carried:
      'node goal unit direction baseline target target_max target_text value value_on remark phases adds_up milestones indicator',
  },
  carries: { in: ['goals'], carried: 'parent child share accepted place', derived: 'parent_audience child_audience' },
  carries_dated: { in: ['links'], carried: 'parent child from_on to_on share accepted' },
  node_dated: { in: ['owners'], carried: 'node from_on to_on owner' },
  check_in: {
    in: ['check-ins'],
    carried: 'check_in goal by at read_on confidence note in_the_way supersedes from_reading',
  },
  reading: { in: ['check-ins'], carried: 'check_in measure read_on value', derived: 'superseded' },
  closing: {
    in: ['closings'],
    carried: `goal closed_as learnt by at progress met not_met no_reading no_target framework score computed_score band
      score_sentence score_because missed_because helped`,
    left: { closing: 'A goal and the moment name it.' },
  },
  reopening: { in: ['closings'], carried: 'closing by at because' },
  cycle: { in: ['cycles'], carried: 'cycle name length from_on to_on' },
  carry_over: {
    in: ['carry-overs'],
    carried: 'cycle goal decided next successor by at',
    left: { carry_over: 'A goal, a cycle and the moment name it.' },
  },
  scan: {
    in: ['scans'],
    carried: 'scan kind question scope held_on owner team dots look_again_on follows closed_on archived_on',
  },
  scan_contributor: { in: ['scans'], carried: 'scan person' },
  finding: {
    in: ['findings'],
    carried: `finding scan place text evidence link impact likelihood horizon owner confidence by at merged_into flowed_from
      follows archived_on`,
    derived: 'dots',
  },
  finding_dot: { in: ['dots'], carried: 'finding person dots', derived: 'scan' },
  scan_move: { in: ['moves'], carried: 'move scan inside outside text by at archived_on' },
  scan_link: {
    in: ['outcomes'],
    carried: 'finding move kind target by at',
    derived: 'scan',
    left: { link: 'What is linked with what names it.' },
  },
  comment: { in: ['comments'], carried: 'comment kind subject by body mentions at', derived: 'node' },
  comment_edit: { left: 'What a comment said before is shown to nobody; that it was edited is carried.' },
  comment_withdrawal: { in: ['comments'], carried: 'comment by at', derived: 'node' },
  reaction: {
    in: ['reactions'],
    carried: 'subject person word kind at',
    derived: 'node',
    left: { withdrawn_at: 'One that was taken back is shown to nobody.' },
  },
  acknowledgement: { in: ['acknowledgements'], carried: 'check_in by at', derived: 'node' },
  following: { in: ['followers'], carried: 'node person follows because at' },
  indicator: {
    in: ['indicators'],
    carried: 'indicator title unit purpose owner team low high rhythm archived_on',
    derived: 'value value_on stands stands_since',
  },
  indicator_reading: {
    in: ['readings'],
    carried: 'reading indicator by at read_on value note supersedes',
    derived: 'superseded',
  },
  event: {
    in: ['history'],
    carried: 'at by happened subject before after',
    left: { event: 'The moment and the subject name it.', xid: 'Which transaction it was, here.' },
  },
}

const named = (text = ''): string[] => text.split(/\s+/).filter((word) => word !== '')

/** Tables and columns of this schema that nobody said anything of, and what is said of those that are not there. */
export function carriedLaws(sql: string, all: Record<string, Stand> = stands): Breach[] {
  const tables = new Map(
    [...readSchema(sql).tables.values()].map((table) => [table.name.replace(/^public\./, ''), table] as const),
  )
  const at = (line: number, says: string): Breach => ({
    file: 'db/schema.sql',
    line,
    says,
    do: 'Say in test/laws/carried.ts whether export carries it, it follows from the rest, or why it is left.',
  })
  const unsaid = [...tables].flatMap(([name, table]) => {
    const stand = all[name]
    if (!stand) return [at(table.line, `has the table ${name}, and nobody says whether export carries it.`)]
    return 'in' in stand ? columnsOf(name, table, stand).map((says) => at(table.line, says)) : []
  })
  const gone = Object.keys(all)
    .filter((name) => !tables.has(name))
    .map((name) => at(1, `has no table ${name}, of which it is said how export treats it.`))
  const files = new Set(Object.values(all).flatMap((stand) => ('in' in stand ? stand.in : [])))
  const idle = (Object.keys(columns) as FileKind[])
    .filter((kind) => !files.has(kind))
    .map((kind) => at(1, `has no table that is said to be in ${kind}.csv.`))
  return [...unsaid, ...gone, ...idle]
}

function columnsOf(name: string, table: Table, stand: Extract<Stand, { in: unknown }>): string[] {
  const said = [...named(stand.carried), ...named(stand.derived), ...Object.keys(stand.left ?? {})]
  const there = [...table.columns.keys()].filter((column) => !everywhere.has(column))
  return [
    ...there
      .filter((column) => !said.includes(column))
      .map((column) => `has ${name}.${column}, and nobody says whether export carries it.`),
    ...said
      .filter((column) => !table.columns.has(column))
      .map((column) => `has no ${name}.${column}, of which it is said how export treats it.`),
    ...said
      .filter((column, place) => said.indexOf(column) !== place)
      .map((column) => `has ${name}.${column}, of which two things are said.`),
  ]
}
