import type { Schema } from '../platform/openapi-schema.ts'

// The fields of a schema as rows of a table, with what lies within them.

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** `takes` tells what has to be there; what an answer says is always there. */
export function fieldsTable(schema: Schema, way: 'takes' | 'says'): string {
  const rows = schema.$ref ? [] : rowsOf(schema, '', way)
  if (rows.length === 0) return `<p class="nothing">${schema.properties ? 'Nothing.' : describe(schema)}</p>`
  return `<table><tbody>${rows.map(({ name, says, needed }) => `<tr><th scope="row"><code>${escaped(name)}</code>${needed ? '<span class="needed">required</span>' : ''}</th><td>${says}</td></tr>`).join('')}</tbody></table>`
}

interface Row {
  name: string
  says: string
  needed: boolean
}

function rowsOf(schema: Schema, before: string, way: 'takes' | 'says'): Row[] {
  const required = new Set(schema.required)
  return Object.entries(schema.properties ?? {}).flatMap(([field, inner]) => {
    const name = before + field
    const needed = way === 'takes' && required.has(field) && inner.default === undefined
    const { within, suffix } = inside(inner)
    return [{ name, says: describe(inner), needed }, ...(within ? rowsOf(within, `${name}${suffix}.`, way) : [])]
  })
}

/** The object whose own fields are shown below this one. */
function inside(schema: Schema): { within?: Schema; suffix: string } {
  const [only, ...more] = (schema.anyOf ?? []).filter((one) => one.type !== 'null')
  if (only && more.length === 0) return inside(only)
  if (schema.properties) return { within: schema, suffix: '' }
  if (schema.items?.properties) return { within: schema.items, suffix: '[]' }
  return { suffix: '' }
}

/** What a value is, in a few words. */
export function describe(schema: Schema): string {
  const notes = [
    limits(schema),
    schema.default === undefined
      ? ''
      : `otherwise ${schema.default === null ? 'nothing' : escaped(JSON.stringify(schema.default))}`,
  ]
  const said = [kindOf(schema), ...notes].filter(Boolean).join(', ')
  return typeof schema.description === 'string' ? `${said}: ${escaped(schema.description)}` : said
}

function kindOf(schema: Schema): string {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return `<a href="#${name}">${name}</a>`
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) {
    const some = choices.filter((one) => one.type !== 'null').map((one) => describe(one))
    const words = some.length > 3 ? 'one of several shapes' : [...new Set(some)].join(' or ')
    return some.length < choices.length ? `${words}, or nothing` : words
  }
  if (schema.enum) return schema.enum.map((one) => `<code>${escaped(String(one))}</code>`).join(', ')
  if (schema.const !== undefined) return `<code>${escaped(String(schema.const))}</code>`
  const types = [schema.type ?? []].flat()
  const plain = types.filter((type) => type !== 'null').map((type) => plainWord(type, schema))
  return [plain.join(' or ') || 'anything', types.includes('null') ? 'or nothing' : ''].filter(Boolean).join(', ')
}

function plainWord(type: string, schema: Schema): string {
  if (type === 'array') return `list of ${schema.items ? plural(schema.items) : 'anything'}`
  if (type === 'object') return schema.properties ? 'object' : named(schema)
  if (type === 'string')
    return { uuid: 'id', date: 'date', 'date-time': 'instant', email: 'e-mail address' }[schema.format ?? ''] ?? 'text'
  return { integer: 'whole number', number: 'number', boolean: 'true or false' }[type] ?? type
}

const plural = (items: Schema): string => (items.properties ? 'objects' : describe(items))

const named = (schema: Schema): string => {
  const { additionalProperties: values, propertyNames: names } = schema
  const each = typeof values === 'object' ? describe(values) : 'anything'
  return names?.enum
    ? `by ${names.enum.map((one) => `<code>${escaped(String(one))}</code>`).join(', ')}: ${each}`
    : `${each} by name`
}

function limits(schema: Schema): string {
  const { minimum, maximum, maxLength, minItems, maxItems } = schema as Record<string, number | undefined>
  const from = [
    minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER && maximum !== undefined
      ? `${minimum} to ${maximum}`
      : '',
    maxLength === undefined ? '' : `at most ${maxLength.toLocaleString('en-GB')} characters`,
    minItems ? `at least ${minItems}` : '',
    maxItems ? `at most ${maxItems}` : '',
  ]
  return from.filter(Boolean).join(', ')
}
