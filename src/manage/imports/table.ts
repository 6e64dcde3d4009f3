import type { GridRow } from './csv.ts'
import type { Faults } from './fault.ts'

/** The files that import reads and export writes, in the order in which one may refer to another. */
export const kinds = [
  'settings',
  'direction',
  'people',
  'teams',
  'indicators',
  'readings',
  'goals',
  'check-ins',
  'closings',
  'scans',
  'findings',
  'dots',
  'moves',
  'outcomes',
  'signals',
  'sightings',
  'strategies',
  'choices',
  'priorities',
  'allotments',
  'used',
  'stakeholders',
  'expectations',
  'promises',
  'contacts',
  'changes',
  'decisions',
  'briefings',
  'cycles',
  'carry-overs',
  'comments',
  'reactions',
  'acknowledgements',
  'followers',
  'views',
  'addresses',
  'gauges',
  'memberships',
  'managers',
  'owners',
  'links',
  'directions',
  'history',
] as const
export type FileKind = (typeof kinds)[number]

/** A file as rows: cells by column, as text. `row` is the line in the file on which the row begins. */
export interface Table {
  kind: FileKind
  file: string
  lines: Line[]
  /** What the file itself calls a column, where it is not one of Bearing's. */
  named?: Record<string, string>
}

export interface Line {
  row: number
  cells: Record<string, string>
}

/** What one file may say. A column that is not there, or a cell that is empty, says nothing: what is there stays. */
export interface Columns {
  required: readonly string[]
  /** In the order in which export writes them. */
  written: readonly string[]
  /** Read as well, and never written: export says the same in check-ins.csv and closings.csv. */
  more?: readonly string[]
}

const words = (text: string): string[] => text.trim().split(/\s+/)

export const columns: Record<FileKind, Columns> = {
  settings: { required: words('zone'), written: words('zone locale currency fiscal_month') },
  direction: { required: words('kind text'), written: words('kind name text') },
  people: {
    required: words('name'),
    written: words('id email name title manager teams starts_on ends_on administrator'),
  },
  teams: { required: words('id name'), written: words('id name parent lead rhythm archived_on purpose') },
  indicators: {
    required: words('id title low high'),
    written: words('id title unit purpose owner team low high rhythm audience archived_on'),
  },
  readings: {
    required: words('indicator value value_on'),
    written: words('id indicator value value_on note by supersedes recorded_at'),
  },
  goals: {
    required: words('id title'),
    written: words(`
      id type parents weights title why how framework team owner start due unit direction baseline target target_max value
      value_on status audience rhythm counts_upward deputy deputy_from deputy_to places proposed remark facts phases adds_up
      milestones indicator`),
    more: words('confidence note learnt closed_by closed_at'),
  },
  'check-ins': {
    required: words('goal'),
    written: words('id goal measure value value_on confidence note in_the_way by supersedes recorded_at from_reading'),
  },
  closings: {
    required: words('goal closed_as at'),
    written: words(`
      goal closed_as learnt by at progress met not_met no_reading no_target reopened_by reopened_at because
      framework score computed_score band score_sentence score_because missed_because helped`),
  },
  scans: {
    required: words('id kind question'),
    written: words(
      'id kind question scope held_on owner team contributors dots look_again_on follows audience closed_on archived_on',
    ),
  },
  findings: {
    required: words('id scan place text'),
    written: words(`
      id scan place text evidence link impact likelihood horizon owner confidence by at merged_into flowed_from follows
      archived_on`),
  },
  dots: { required: words('finding person dots'), written: words('finding person dots') },
  moves: {
    required: words('id scan inside outside text'),
    written: words('id scan inside outside text by at archived_on'),
  },
  outcomes: { required: words('target'), written: words('finding move kind target by at') },
  signals: {
    required: words('id title kind factor horizon impact owner'),
    written: words(`
      id title text kind factor horizon impact direction owner team rhythm look_again_on expected probability endangers
      added_by added_at closed_as closed_on outcome audience`),
  },
  sightings: {
    required: words('id signal seen_on note'),
    written: words('id signal seen_on note link by at'),
  },
  strategies: {
    required: words('id published_on'),
    written: words('id published_on by at word look_again_on in_force audience'),
  },
  choices: { required: words('strategy kind text'), written: words('strategy kind text reason') },
  priorities: {
    required: words('id strategy title owner'),
    written: words('id strategy title why horizon from_year to_year work owner goals'),
  },
  allotments: {
    required: words('strategy priority kind year quarter planned'),
    written: words('strategy priority kind unit year quarter planned'),
  },
  used: {
    required: words('priority kind year quarter used'),
    written: words('priority kind unit year quarter used by at'),
  },
  stakeholders: {
    required: words('id name owner'),
    written: words(`
      id name about side person of_team speaks influence interest attitude attitude_on owner team rhythm next_on added_by
      added_at archived_on audience`),
  },
  expectations: {
    required: words('id stakeholder text'),
    written: words('id stakeholder text goals by at ended_on'),
  },
  promises: {
    required: words('id stakeholder text owner due_on'),
    written: words('id stakeholder text owner made_on first_due_on due_on state settled_on word by at'),
  },
  contacts: {
    required: words('id stakeholder spoke_on note'),
    written: words('id stakeholder spoke_on note by at'),
  },
  changes: {
    required: words('id title owner'),
    written: words(`
      id title why_now if_not owner team model stages stage affected champions next look_again_on begun_by begun_at resistance links
      closed_as closed_on learnt audience`),
  },
  decisions: {
    required: words('id question owner'),
    written: words(`
      id question context owner team level options criteria trade_offs decide_by opened_by opened_at asked advice supersedes state
      chosen decided reason decided_at decided_on expected probability review_on reviews links audience archived_on`),
  },
  briefings: {
    required: words('id title owner'),
    written: words(`
      id title what why means asks owner reach teams below pass_after look_again_on written_at sent_on sent_at ended_on ended_with
      answers links audience`),
  },
  cycles: { required: words('name from to'), written: words('name length from to') },
  'carry-overs': {
    required: words('goal cycle decided by at'),
    written: words('goal cycle decided next successor by at'),
  },
  comments: {
    required: words('subject at body'),
    written: words('id subject by at body mentions revision withdrawn_by withdrawn_at'),
  },
  reactions: { required: words('subject person word at'), written: words('subject person word at') },
  acknowledgements: { required: words('check_in by at'), written: words('check_in by at') },
  followers: { required: words('goal person at'), written: words('goal person follows because at') },
  views: { required: words('owner name shows'), written: words('owner name audience shows') },
  addresses: { required: words('begins'), written: words('begins private') },
  gauges: {
    required: words('by address'),
    written: words('measure indicator by address format value_at date_at every_days'),
  },
  memberships: { required: words('person team from'), written: words('person team from to') },
  managers: { required: words('person manager from'), written: words('person manager from to') },
  owners: { required: words('goal from'), written: words('goal owner audience from to') },
  links: { required: words('parent child from'), written: words('parent child share accepted from to') },
  directions: {
    required: words('vision'),
    written: words('published_at published_by written_at written_by vision mission values word'),
  },
  history: {
    required: words('at happened subject'),
    written: words('at by happened subject audience before after'),
  },
}

export const known = (kind: FileKind): string[] => [...columns[kind].written, ...(columns[kind].more ?? [])]

/** Rows that are already cells, as another part of the program hands them over. */
export function tableOf(kind: FileKind, rows: readonly Record<string, string>[]): Table {
  return { kind, file: `${kind}.csv`, lines: rows.map((cells, index) => ({ row: index + 2, cells })) }
}

/** Header names are met whatever their case, with spaces or hyphens for underscores. */
export const plainHeader = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')

/** Puts a grid of cells under its header. Faults of the header are the file's own. */
export function headed(kind: FileKind, file: string, grid: GridRow[], faults: Faults): Table {
  const [head, ...rest] = grid
  const header = (head?.cells ?? []).map(plainHeader)
  const all = known(kind)
  const at = (column?: string) => ({ file, row: head?.row ?? 1, column })
  for (const [index, name] of header.entries()) {
    if (name !== '' && header.indexOf(name) !== index)
      faults.refuse(at(name), `The column ${name} is there twice. Keep one of them.`)
  }
  const unknown = header.filter((name) => name !== '' && !all.includes(name))
  if (unknown.length > 0)
    faults.warn(at(), `Not read: ${unknown.join(', ')}. The columns of ${kind}.csv are ${all.join(', ')}.`)
  for (const name of columns[kind].required) {
    if (!header.includes(name))
      faults.refuse(at(name), `The column ${name} is missing. Name it in the first line of the file.`)
  }
  const lines = rowsBelow(file, header.length, rest, faults).map(
    ({ row, cells }): Line => ({
      row,
      cells: Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])),
    }),
  )
  return { kind, file, lines }
}

/** The rows that have as many cells as the header; the others are faults of the file. */
export function rowsBelow(file: string, width: number, rows: readonly GridRow[], faults: Faults): GridRow[] {
  return rows.filter(({ row, cells }) => {
    // a spreadsheet may leave empty cells behind the last column
    const beyond = cells.slice(width)
    if (cells.length >= width && beyond.every((cell) => cell === '')) return true
    const says = `This row has ${cells.length} cells and the header ${width}.`
    faults.refuse({ file, row }, `${says} Look for a missing quotation mark, or for a file that was cut off.`)
    return false
  })
}
