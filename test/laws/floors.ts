/**
 * The floors, from the ground up, and on each its slices in the order in which they may know one another: a slice may
 * import those listed before it. A folder that is not listed here is a broken law, so a new slice starts here.
 */
export const floors = {
  kernel: [],
  platform: [],
  people: ['organisations', 'persons', 'teams', 'sight', 'logins', 'tokens', 'links', 'sign-in'],
  conversation: ['followers', 'comments', 'notices', 'feed', 'pulses', 'texts'],
  graph: [],
  lead: [
    'direction',
    'accountability',
    'scans',
    'signals',
    'strategy',
    'stakeholders',
    'changes',
    'decisions',
    'briefings',
  ],
  manage: [
    'frameworks',
    'goals',
    'check-ins',
    'indicators',
    'gauges',
    'forecasts',
    'cycles',
    'views',
    'imports',
    'initiatives',
    'actions',
    'routines',
    'problems',
    'meetings',
    'feedback',
    'reports',
  ],
  grow: ['assessments', 'balance', 'followership', 'development', 'mentoring', 'pulse', 'appraisals'],
  demo: [],
  entry: [],
} as const satisfies Record<string, readonly string[]>

/** Ground that browser code stands on instead of `platform`. */
export const browserGround = ['ui', 'web'] as const

export type Floor = keyof typeof floors
const names = Object.keys(floors) as Floor[]

/** What a file is, by its name. `plain` is code of a floor that has no slices (kernel, platform, demo, entry). */
export type Role =
  | 'noun'
  | 'contract'
  | 'store'
  | 'server'
  | 'reactions'
  | 'cli'
  | 'mail'
  | 'web'
  | 'test'
  | 'spec'
  | 'plain'

export interface Place {
  floor: Floor | (typeof browserGround)[number]
  /** The folder that holds the slice; the floor's own where it is one slice or none. */
  slice: string
  /** Height in the house: a file may import what is lower, or of its own slice. */
  height: number
  role: Role
}

const roles: Record<string, Role> = {
  'contract.ts': 'contract',
  'store.ts': 'store',
  'server.ts': 'server',
  'reactions.ts': 'reactions',
  'cli.ts': 'cli',
  'mail.ts': 'mail',
}

/**
 * Where one store.ts would be too long to read, it is divided by what is asked of it; these files are stores as well.
 * The answer to "where is the write?" stays short, so a name is added here with thought.
 */
const storeParts: Record<string, readonly string[]> = {
  'src/lead/scans': ['finding-rows.ts', 'move-rows.ts', 'seeing.ts'],
  'src/conversation/pulses': ['launching.ts', 'closing.ts'],
  'src/graph': [
    'rows.ts',
    'reading.ts',
    'listing.ts',
    'orders.ts',
    'walking.ts',
    'linking.ts',
    'explaining.ts',
    'grouping.ts',
    'branching.ts',
    'finding-parents.ts',
    'previewing.ts',
    'batch.ts',
    'past.ts',
  ],
  'src/lead/stakeholders': ['promise-rows.ts', 'expectation-rows.ts', 'seeing.ts'],
  'src/lead/changes': ['carrying.ts', 'seeing.ts'],
  'src/lead/strategy': ['drafting.ts', 'seeing.ts'],
  'src/lead/briefings': ['asking.ts', 'reaching.ts', 'seeing.ts'],
  'src/lead/decisions': ['hearing.ts', 'relating.ts', 'seeing.ts'],
  'src/manage/goals': ['seeing.ts', 'changing.ts', 'closings.ts', 'courses.ts', 'alike.ts'],
  'src/manage/check-ins': ['recording.ts'],
  'src/manage/gauges': ['reading.ts'],
  'src/manage/indicators': ['recording.ts', 'seeing.ts'],
  'src/manage/views': ['rows.ts', 'changing.ts'],
  'src/manage/cycles': ['owing.ts', 'ending.ts', 'carrying.ts', 'lacking.ts'],
  'src/manage/imports': [
    'reading.ts',
    'writing.ts',
    'undoing.ts',
    'progress.ts',
    'past-reading.ts',
    'said-reading.ts',
    'giving.ts',
    'writing-past.ts',
    'indicators-reading.ts',
    'changes-reading.ts',
    'briefings-reading.ts',
    'writing-briefings.ts',
    'writing-changes.ts',
    'decisions-reading.ts',
    'writing-decisions.ts',
    'signals-reading.ts',
    'writing-signals.ts',
    'strategy-reading.ts',
    'writing-strategy.ts',
    'kept-reading.ts',
    'writing-kept.ts',
    'stakeholders-reading.ts',
    'writing-stakeholders.ts',
    'scans-reading.ts',
    'writing-scans.ts',
  ],
}

/** Floors whose own folder is a slice, or that hold slices; the others are plain. */
const sliced = new Set<string>(['people', 'conversation', 'graph', 'lead', 'manage', 'grow'])

/** Where a file below `src` lives, or nothing where its folder is not listed. */
export function placeOf(path: string): Place | undefined {
  const [top, floor, ...rest] = path.split('/')
  if (top !== 'src' || floor === undefined || rest.length === 0) return undefined
  if (floor === 'ui' || floor === 'web')
    return { floor, slice: `src/${floor}`, height: 0, role: roleOf(rest, true, `src/${floor}`) }
  if (!isFloor(floor)) return undefined
  const base = names.indexOf(floor) * 100
  if (!sliced.has(floor)) {
    return { floor, slice: `src/${floor}`, height: base, role: roleOf(rest, true, `src/${floor}`) }
  }
  const slices: readonly string[] = floors[floor]
  if (slices.length === 0)
    return { floor, slice: `src/${floor}`, height: base, role: roleOf(rest, false, `src/${floor}`) }
  const [slice, ...inside] = rest
  const order = slices.indexOf(slice ?? '')
  if (order === -1 || inside.length === 0) return undefined
  return {
    floor,
    slice: `src/${floor}/${slice}`,
    height: base + order + 1,
    role: roleOf(inside, false, `src/${floor}/${slice}`),
  }
}

const isFloor = (name: string): name is Floor => name in floors

function roleOf(rest: string[], plain: boolean, folder: string): Role {
  const file = rest.at(-1) ?? ''
  if (/\.test\.tsx?$/.test(file)) return 'test'
  if (/\.spec\.tsx?$/.test(file)) return 'spec'
  if (rest.length > 1 && (rest[0] === 'web' || (folder === 'src/entry' && rest[0] === 'shell'))) return 'web'
  if (storeParts[folder]?.includes(rest.join('/'))) return 'store'
  return plain ? 'plain' : (roles[file] ?? 'noun')
}
