import type { Breach, House } from './house.ts'
import { isCode, literal, type Node, nameOf, parse, target, walk } from './source.ts'

export const contractsList = 'src/entry/contracts.ts'

interface Mention {
  name: string
  file: string
  line: number
}

/** `operation({ name: 'goals.create', … })` in every contract. */
export const declaredOperations = (house: House): Mention[] =>
  calls(house, /^src\/.*contract\.ts$/, 'operation', ([first]) => {
    const properties = (first?.properties ?? []) as Node[]
    return literal(properties.find(({ key }) => nameOf(key) === 'name')?.value)
  })

/** `whoMay('goals.create', rows)` in every spec: the table *who × what → answer* of one operation. */
export const tabledOperations = (house: House): Mention[] =>
  calls(house, /\.spec\.ts$/, 'whoMay', ([first]) => literal(first))

function calls(house: House, where: RegExp, callee: string, read: (given: Node[]) => string | undefined): Mention[] {
  return [...house].flatMap(([file, text]) => {
    if (!isCode(file) || !where.test(file) || !text.includes(`${callee}(`)) return []
    const source = parse(file, text)
    const found: Mention[] = []
    walk(source.program, (node) => {
      if (node.type !== 'CallExpression' || nameOf(node.callee) !== callee) return
      found.push({ name: read(node.arguments as Node[]) ?? '', file, line: source.line(node.start) })
    })
    return found
  })
}

export function everyOperationHasItsTable(house: House): Breach[] {
  const operations = declaredOperations(house)
  const tables = tabledOperations(house)
  const known = new Set(operations.map(({ name }) => name))
  const tabled = new Set(tables.map(({ name }) => name))
  const missing = operations.flatMap(({ name, file, line }): Breach[] => {
    if (name === '') {
      return [
        {
          file,
          line,
          says: 'declares an operation whose name is not written out.',
          do: "Write name: '<slice>.<verb>' in it.",
        },
      ]
    }
    if (tabled.has(name)) return []
    const says = `the operation ${name} has no table of who may call it.`
    return [{ file, line, says, do: `Add whoMay('${name}', …) to ${specBeside(file, house)}.` }]
  })
  const stale = tables.flatMap(({ name, file, line }): Breach[] => {
    if (known.has(name)) return []
    const says =
      name === ''
        ? 'a table names its operation by a variable.'
        : `a table is about ${name}, which no contract declares.`
    return [{ file, line, says, do: "Write the operation's name as the first argument, or take the table away." }]
  })
  return [...missing, ...stale, ...twice(operations), ...unlisted(house, operations)]
}

/** The slice's spec, or the name that it would have: `src/manage/goals/goals.spec.ts`. */
function specBeside(contract: string, house: House): string {
  const folder = contract.slice(0, contract.lastIndexOf('/'))
  const specs = [...house.keys()].filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.spec.ts'))
  return specs[0] ?? `${folder}/${folder.slice(folder.lastIndexOf('/') + 1)}.spec.ts (a new file)`
}

function twice(operations: Mention[]): Breach[] {
  return operations.flatMap(({ name, file, line }, index) => {
    const first = operations.findIndex((other) => other.name === name)
    if (name === '' || first === index) return []
    const says = `declares ${name} a second time, after ${operations[first]?.file}.`
    return [{ file, line, says, do: 'Give it a name of its own.' }]
  })
}

/** A contract that entry does not list is served to nobody. */
function unlisted(house: House, operations: Mention[]): Breach[] {
  const list = house.get(contractsList)
  const files = [...new Set(operations.map(({ file }) => file))]
  const listed = new Set(
    list === undefined ? [] : parse(contractsList, list).imports.map(({ from }) => target(contractsList, from)),
  )
  return files.flatMap((file) => {
    if (listed.has(file)) return []
    const says = `is not listed in ${contractsList}, so nobody is served by it.`
    return [{ file, line: 1, says, do: 'Import it there.' }]
  })
}
