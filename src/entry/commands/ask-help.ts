import type { Operation } from '../../kernel/contract.ts'
import { inputOf, sliceOf } from '../../platform/openapi.ts'
import type { Schema } from '../../platform/openapi-schema.ts'
import { Misused } from './misused.ts'

/** What a token may ask; a login's own operations are the browser's. */
export const askable = ({ asks }: Operation): boolean => asks !== 'login'

export function listOf(contracts: readonly Operation[]): string[] {
  const shown = contracts.filter(askable)
  const width = Math.max(...shown.map(({ name }) => name.length))
  const groups = [...Map.groupBy(shown, sliceOf).values()]
  return groups.flatMap((group, at) => [
    ...(at > 0 ? [''] : []),
    ...group.map(({ name, help }) => `${name.padEnd(width)}  ${help}`),
  ])
}

export function operationNamed(name: string, contracts: readonly Operation[]): Operation {
  const found = contracts.find((operation) => operation.name === name)
  if (found && askable(found)) return found
  if (found) throw new Misused(`${name} is asked signed in, in the browser: a token acts within one organisation.`)
  const near = contracts
    .filter((operation) => askable(operation) && isNear(operation.name, name))
    .map((one) => one.name)
  const said = near.length > 0 ? ` Did you mean ${near.slice(0, 5).join(', ')}?` : ''
  throw new Misused(`There is no operation ${name}.${said} \`bearing ask\` lists all.`)
}

function isNear(name: string, given: string): boolean {
  const [slice = '', verb = ''] = given.split('.')
  return name.startsWith(`${slice}.`) || (verb !== '' && name.endsWith(`.${verb}`)) || name.includes(given)
}

export function helpOf(operation: Operation): string[] {
  const { properties = {}, required = [] } = inputOf(operation)
  const rows = Object.entries(properties).map(([field, schema]) => ({
    field: `--${field} <${kindOf(schema)}>`,
    says: [required.includes(field) && schema.default === undefined ? 'required' : '', defaultOf(schema)]
      .filter(Boolean)
      .join(', '),
  }))
  const width = Math.max(0, ...rows.map(({ field }) => field.length))
  return [
    operation.help,
    '',
    `Usage: bearing ask ${operation.name}${rows.length > 0 ? ' --field value …' : ''}`,
    ...(rows.length > 0
      ? ['', 'Fields:', ...rows.map(({ field, says }) => `  ${field.padEnd(width)}  ${says}`.trimEnd())]
      : []),
  ]
}

const defaultOf = (schema: Schema): string =>
  schema.default === undefined || schema.default === null ? '' : `otherwise ${JSON.stringify(schema.default)}`

/** `date`, `met | partly met`, `text …` for a list. */
export function kindOf(schema: Schema): string {
  const choices = (schema.anyOf ?? schema.oneOf)?.filter((one) => one.type !== 'null')
  if (choices) return [...new Set(choices.map(kindOf))].join(' | ')
  if (schema.enum) return schema.enum.map(String).join(' | ')
  if (schema.const !== undefined) return String(schema.const)
  const type = [schema.type ?? []].flat().find((one) => one !== 'null')
  if (type === 'array') return `${schema.items ? kindOf(schema.items) : 'value'} …`
  if (type === 'object') return 'JSON object'
  if (type === 'string') return { uuid: 'id', date: 'date', email: 'e-mail' }[schema.format ?? ''] ?? 'text'
  return { integer: 'number', number: 'number', boolean: 'true | false' }[type ?? ''] ?? 'value'
}
