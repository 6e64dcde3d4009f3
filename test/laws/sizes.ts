import type { Breach, House } from './house.ts'

const counted = /^(src|bin|test|e2e|bench)\/.*\.(ts|tsx|mjs|js|css|sql)$/
const isTest = (path: string): boolean => !path.startsWith('src/') || /\.(test|spec)\.tsx?$/.test(path)

export const limits = { reason: 400, never: 800, median: 80 }

const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** The reason stands in the first lines, as `// Long because: …`. */
const reason = /^(\/\/|\/\*|--|\s\*) ?Long because: \S/m

export function filesAreSmall(house: House): Breach[] {
  return [...house].flatMap(([file, text]) => {
    const lines = linesOf(text)
    if (!counted.test(file) || lines <= limits.reason) return []
    const breach = (says: string, advice: string): Breach[] => [
      { file, line: lines, says: `has ${lines} lines${says}.`, do: advice },
    ]
    if (lines > limits.never)
      return breach('', `Divide it by what it talks about: no file has more than ${limits.never}.`)
    if (reason.test(text.split('\n').slice(0, 5).join('\n'))) return []
    return breach(' and no reason for it', 'Divide it, or say why at its top: "// Long because: …".')
  })
}

/** Lines of the middle file below src, tests apart. */
export function medianOf(house: House): number {
  const sizes = [...house].filter(([path]) => counted.test(path) && !isTest(path)).map(([, text]) => linesOf(text))
  return sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0
}

export function medianIsSmall(house: House): Breach[] {
  const median = medianOf(house)
  if (median <= limits.median) return []
  const says = `the middle file has ${median} lines, where at most ${limits.median} are wanted (under 60 is the aim).`
  return [{ file: 'src', line: 1, says, do: 'Divide the largest files by what they talk about.' }]
}
