import type { Operation } from '../../kernel/contract.ts'
import { inputOf } from '../../platform/openapi.ts'
import type { Schema } from '../../platform/openapi-schema.ts'
import { Misused } from './misused.ts'

export interface Read {
  fields: Record<string, unknown>
  settings: { url?: string; token?: string; organisation?: string; table?: string }
}

const settingNames = new Set(['url', 'token', 'organisation', 'table', 'json'])

/**
 * `--field value`, `--field=value`, and `--field value --field value` for a list. A field that the operation has goes
 * before a setting of the same name. Values are read as their field's kind wants them: a text stays as it is typed.
 */
export function readFields(operation: Operation, given: readonly string[]): Read {
  const { properties = {} } = inputOf(operation)
  const read: Read = { fields: {}, settings: {} }
  for (let at = 0; at < given.length; at++) {
    const [, name, joined] = /^--([\w-]+)(?:=([\s\S]*))?$/.exec(given[at] ?? '') ?? []
    if (!name) throw new Misused(`"${given[at]}" has no field in front of it. Write --field value.`)
    const isField = Object.hasOwn(properties, name)
    if (!isField && !settingNames.has(name)) throw new Misused(unknown(operation, name, Object.keys(properties)))
    const needsNone = joined === undefined && (given[at + 1] === undefined || given[at + 1]?.startsWith('--'))
    const alone = isField ? isYesNo(properties[name] ?? {}) : name === 'table'
    if (!alone && joined === undefined && given[at + 1] === undefined)
      throw new Misused(`--${name} has no value. Write it behind.`)
    const value = joined ?? (alone && (needsNone || !isField) ? 'true' : given[++at])
    if (isField) put(read.fields, name, properties[name] ?? {}, value ?? '')
    else if (name === 'json') Object.assign(read.fields, readObject(value ?? ''))
    else read.settings[name as 'url'] = name === 'table' ? 'yes' : value
  }
  return read
}

const unknown = (operation: Operation, name: string, fields: string[]): string =>
  `${operation.name} has no field ${name}. ${fields.length > 0 ? `It has ${fields.join(', ')}.` : 'It takes none.'}`

function put(fields: Record<string, unknown>, name: string, schema: Schema, text: string): void {
  const value = valueFor(name, schema, text)
  if (!isList(schema) || Array.isArray(value)) fields[name] = value
  else fields[name] = [...((fields[name] as unknown[] | undefined) ?? []), value]
}

function valueFor(name: string, schema: Schema, text: string): unknown {
  const kinds = kindsOf(schema)
  if (text === 'null' && kinds.has('null')) return null
  if (kinds.has('string')) return text
  if (isList(schema) && !text.trimStart().startsWith('[')) return valueFor(name, schema.items ?? {}, text)
  if (kinds.has('boolean') && /^(true|false)$/.test(text)) return text === 'true'
  if ((kinds.has('integer') || kinds.has('number')) && text.trim() !== '' && Number.isFinite(Number(text)))
    return Number(text)
  if (kinds.has('object') || kinds.has('array'))
    return readJson(text, `--${name} takes JSON, such as --${name} '${kinds.has('array') ? '[…]' : '{…}'}'.`)
  // Left as it is: the server says what is wrong with it, in the words of the contract.
  return text
}

const isList = (schema: Schema): boolean => kindsOf(schema).has('array')
const isYesNo = (schema: Schema): boolean =>
  kindsOf(schema).has('boolean') || JSON.stringify(schema.enum) === '["true","false"]'

function kindsOf(schema: Schema): Set<string> {
  const own = [schema.type ?? []].flat()
  const others = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) => [...kindsOf(one)])
  const plain = schema.enum || schema.const !== undefined ? [typeof (schema.const ?? schema.enum?.[0])] : []
  return new Set([...own, ...others, ...plain])
}

function readObject(text: string): object {
  const value = readJson(text, `--json takes one JSON object, such as --json '{"title": "…"}'.`)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new Misused(`--json takes one JSON object, such as --json '{"title": "…"}'.`)
}

function readJson(text: string, sentence: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Misused(sentence)
  }
}
