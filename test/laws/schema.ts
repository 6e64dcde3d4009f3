/** The committed `db/schema.sql`, read as text: enough of SQL to judge tables, keys, policies and owners by. */
export interface Schema {
  tables: Map<string, Table>
  /** Statements that the laws read as they are: roles, owners, grants, functions. */
  others: Statement[]
}

export interface Table {
  name: string
  line: number
  columns: Map<string, Column>
  keys: Key[]
  enabled: boolean
  forced: boolean
  policies: Policy[]
  isPart: boolean
}

export interface Column {
  type: string
  line: number
  collation?: string
}

export interface Key {
  kind: 'primary key' | 'unique' | 'foreign key' | 'index'
  /** Column names or expressions, as written. */
  columns: string[]
  /** Access method of an index: btree unless it says otherwise. */
  method: string
  line: number
}

export interface Policy {
  name: string
  roles: string[]
  text: string
  line: number
}

export interface Statement {
  text: string
  line: number
}

/** Divides at each `;` outside quotes, dollar quotes, comments and `begin atomic` bodies. */
export function statementsOf(sql: string): Statement[] {
  const token =
    /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/|\bbegin\s+atomic\b[\s\S]*?;\s*\bend\b|;|\n/gi
  const found: Statement[] = []
  let [text, line, from, began] = ['', 1, 0, 0]
  const take = (until: number): void => {
    const piece = sql.slice(from, until)
    if (text.trim() === '' && piece.trim() !== '') began = line
    text += piece
  }
  for (const hit of sql.matchAll(token)) {
    const at = hit[0]
    take(hit.index)
    from = hit.index + at.length
    if (at === ';') {
      if (text.trim() !== '') found.push({ text: text.trim(), line: began })
      text = ''
    } else if (at.startsWith('--') || at.startsWith('/*')) text += ' '
    else {
      if (text.trim() === '' && at.trim() !== '') began = line
      text += at
    }
    line += at.split('\n').length - 1
  }
  take(sql.length)
  if (text.trim() !== '') found.push({ text: text.trim(), line: began })
  return found
}

/** `"user"`, `auth."user"`, `public.goal` become `public.user`, `auth.user`, `public.goal`. */
export const full = (name: string): string => {
  const parts = name.replaceAll('"', '').split('.')
  return parts.length === 1 ? `public.${parts[0]}` : parts.join('.')
}

const word = '(?:"[^"]+"|[\\w$]+)'
const qualified = `${word}(?:\\.${word})?`
const starts = (rest: string): RegExp => new RegExp(`^${rest}`, 'is')
const createTable = starts(
  `create\\s+(?:unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?(${qualified})\\s*(partition\\s+of)?`,
)
const alterTable = starts(`alter\\s+table\\s+(?:only\\s+)?(?:if\\s+exists\\s+)?(${qualified})\\s+(.*)$`)
const createIndex = starts(
  `create\\s+(unique\\s+)?index\\s+(?:if\\s+not\\s+exists\\s+)?(?:${qualified}\\s+)?on\\s+(?:only\\s+)?(${qualified})\\s*(?:using\\s+(\\w+)\\s*)?`,
)
const createPolicy = starts(`create\\s+policy\\s+(${word})\\s+on\\s+(${qualified})\\s+(.*)$`)

export function readSchema(sql: string): Schema {
  const schema: Schema = { tables: new Map(), others: [] }
  for (const statement of statementsOf(sql)) {
    const { text, line } = statement
    const made = createTable.exec(text)
    const altered = alterTable.exec(text)
    const index = createIndex.exec(text)
    const policy = createPolicy.exec(text)
    if (made) addTable(schema, full(made[1] ?? ''), made[2] !== undefined, statement)
    else if (index) {
      const kind = index[1] ? 'unique' : 'index'
      const columns = elements(between(text.slice(index[0].length)))
      schema.tables.get(full(index[2] ?? ''))?.keys.push({ kind, columns, method: index[3] ?? 'btree', line })
    } else if (policy) {
      const rest = policy[3] ?? ''
      const roles = /\bto\s+([\w",\s]+?)(?=\s+(?:using|with)\b|$)/is.exec(rest)?.[1] ?? 'public'
      const one = { name: policy[1] ?? '', roles: roles.split(',').map((role) => role.trim()), text: rest, line }
      schema.tables.get(full(policy[2] ?? ''))?.policies.push(one)
    } else if (altered) alter(schema, full(altered[1] ?? ''), altered[2] ?? '', statement)
    if (!made && !index && !policy) schema.others.push(statement)
  }
  return schema
}

function addTable(schema: Schema, name: string, isPart: boolean, { text, line }: Statement): void {
  const table: Table = {
    name,
    line,
    columns: new Map(),
    keys: [],
    enabled: false,
    forced: false,
    policies: [],
    isPart,
  }
  schema.tables.set(name, table)
  const body = between(text)
  let at = line + text.slice(0, text.indexOf('(') + 1).split('\n').length - 1
  for (const raw of elements(body, false)) {
    const lead = /^\s*/.exec(raw)?.[0] ?? ''
    addElement(table, raw.trim(), at + lead.split('\n').length - 1)
    at += raw.split('\n').length - 1
  }
}

const constraint = /^(?:constraint\s+(?:"[^"]+"|\w+)\s+)?(primary\s+key|unique|foreign\s+key|check|exclude)\b/i

function addElement(table: Table, text: string, line: number): void {
  const kind = constraint.exec(text)?.[1]?.toLowerCase().replace(/\s+/, ' ')
  if (kind === 'check' || kind === 'exclude' || text === '') return
  if (kind === 'primary key' || kind === 'unique' || kind === 'foreign key') {
    table.keys.push({ kind, columns: elements(between(text)), method: 'btree', line })
    return
  }
  const parts = /^("[^"]+"|\w+)\s+(.*)$/s.exec(text)
  if (!parts) return
  const [name, rest] = [(parts[1] ?? '').replaceAll('"', ''), parts[2] ?? '']
  const collation = /\bcollate\s+([\w".]+)/i.exec(rest)?.[1]
  table.columns.set(name, { type: rest.split(/\s/)[0]?.toLowerCase() ?? '', line, collation })
  for (const [pattern, inline] of [
    [/\bprimary\s+key\b/i, 'primary key'],
    [/\bunique\b/i, 'unique'],
    [/\breferences\b/i, 'foreign key'],
  ] as const) {
    if (pattern.test(rest)) table.keys.push({ kind: inline, columns: [name], method: 'btree', line })
  }
}

function alter(schema: Schema, name: string, text: string, { line }: Statement): void {
  const table = schema.tables.get(name)
  if (!table) return
  if (/\benable\s+row\s+level\s+security\b/i.test(text)) table.enabled = true
  if (/\b(?<!no\s)force\s+row\s+level\s+security\b/i.test(text)) table.forced = true
  if (/\bdisable\s+row\s+level\s+security\b/i.test(text)) table.enabled = false
  const added = /^add\s+(constraint\s.*|primary\s+key.*|unique.*|foreign\s+key.*)$/is.exec(text)?.[1]
  if (added !== undefined) addElement(table, added, line)
  if (/^attach\s+partition/i.test(text)) {
    const part = schema.tables.get(full(/^attach\s+partition\s+(\S+)/i.exec(text)?.[1] ?? ''))
    if (part) part.isPart = true
  }
}

/** What stands between the first bracket and its partner. */
function between(text: string): string {
  const from = text.indexOf('(')
  if (from === -1) return ''
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth === 0) return text.slice(from + 1, at)
  }
  return text.slice(from + 1)
}

/** Divides at commas outside brackets and quotes. */
function elements(text: string, trimmed = true): string[] {
  const found = ['']
  let depth = 0
  for (const piece of text.match(/'(?:[^']|'')*'|[\s\S]/g) ?? []) {
    if (piece === '(') depth++
    if (piece === ')') depth--
    if (piece === ',' && depth === 0) found.push('')
    else found[found.length - 1] += piece
  }
  return trimmed ? found.map((one) => one.trim().replaceAll('"', '')) : found
}
