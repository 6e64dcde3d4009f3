import type { House } from './house.ts'
import { isCode, packageOf, parse } from './source.ts'

/** One package of the lockfile that reaches the people who use Bearing. */
export interface Package {
  name: string
  version: string
  licence: string
  /** Its folder, `node_modules/…`. */
  path: string
  /** Whether it is for some operating systems alone, and so is not installed everywhere. */
  isForSome: boolean
}

interface Locked {
  version?: string
  license?: string
  os?: string[]
  cpu?: string[]
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

type Lock = Record<string, Locked>

const readLock = (house: House): Lock => JSON.parse(house.get('package-lock.json') ?? '{"packages":{}}').packages

/** What npm installs with Bearing: its dependencies and theirs, those for other operating systems included. */
export function installed(house: House): Package[] {
  const lock = readLock(house)
  const own = lock[''] ?? {}
  return closure(lock, Object.keys({ ...own.dependencies, ...own.optionalDependencies }))
}

/** What is built into the browser's files: the development dependencies that src imports, and theirs. */
export function builtIn(house: House): Package[] {
  const lock = readLock(house)
  const development = new Set(Object.keys(lock['']?.devDependencies ?? {}))
  const used = [...house].flatMap(([path, text]) => {
    if (!path.startsWith('src/') || /\.(test|spec)\.tsx?$/.test(path)) return []
    if (path.endsWith('.css'))
      return [...text.matchAll(/(?:@import\s+|url\()['"]?([^'")\s]+)/g)].map((hit) => hit[1] ?? '')
    return isCode(path) ? parse(path, text).imports.map(({ from }) => from) : []
  })
  const names = new Set(used.map(packageOf).filter((name) => name !== undefined && development.has(name)))
  return closure(lock, [...names] as string[])
}

function closure(lock: Lock, names: string[]): Package[] {
  const found = new Map<string, Package>()
  const add = (name: string, from: string): void => {
    const path = resolve(lock, name, from)
    const locked = path === undefined ? undefined : lock[path]
    if (path === undefined || locked === undefined || found.has(path) || name.startsWith('@types/')) return
    const { version = '', license = '', os, cpu } = locked
    found.set(path, { name, version, licence: license, path, isForSome: os !== undefined || cpu !== undefined })
    const peers = Object.keys(locked.peerDependencies ?? {}).filter(
      (peer) => !locked.peerDependenciesMeta?.[peer]?.optional,
    )
    const below = Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })
    for (const one of [...below, ...peers]) add(one, path)
  }
  for (const name of names) add(name, '')
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.path < b.path ? -1 : 1))
}

/** Node's own search: beside the one that asks, then further out. */
function resolve(lock: Lock, name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (path in lock) return path
    if (at === '') return undefined
  }
}
