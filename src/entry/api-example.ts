import type { Described } from '../platform/openapi.ts'
import type { Schema } from '../platform/openapi-schema.ts'

/** A request that could be typed into a terminal: what is required, with a plausible value each. */
export function curlOf(method: string, path: string, { parameters, requestBody, security }: Described): string {
  const query = parameters.filter((one) => one.in === 'query' && one.required)
  const asked = query.map(({ name, schema }) => `${name}=${encodeURIComponent(String(exampleOf(schema)))}`).join('&')
  const address = path
    .replace('{organisation}', '$ORGANISATION')
    .replace(/\{(\w+)\}/g, (_, field: string) => `$${field.toUpperCase()}`)
  const body = requestBody && exampleOf(requestBody.content['application/json'].schema)
  return [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "$BEARING_URL${address}${asked ? `?${asked}` : ''}"`,
    ...(security.some((one) => 'token' in one) ? ['-H "Authorization: Bearer $BEARING_TOKEN"'] : []),
    ...(body ? ['-H "Content-Type: application/json"', `-d '${JSON.stringify(body)}'`] : []),
  ].join(' \\\n  ')
}

function exampleOf(schema: Schema, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return exampleOf(choices[0] ?? {}, name)
  const type = [schema.type ?? []].flat()[0]
  if (type === 'object') {
    const fields = Object.entries(schema.properties ?? {})
    const required = fields.filter(([field, inner]) => schema.required?.includes(field) && inner.default === undefined)
    const shown = required.length > 0 ? required : fields.slice(0, 1)
    return Object.fromEntries(shown.map(([field, inner]) => [field, exampleOf(inner, field)]))
  }
  if (type === 'array') return schema.items ? [exampleOf(schema.items, name)] : []
  if (type === 'integer' || type === 'number') return Math.max(1, Number(schema.minimum ?? 1))
  if (type === 'boolean') return true
  const formats: Record<string, string> = {
    uuid: '01980000-0000-7000-8000-000000000000',
    date: '2026-03-31',
    email: 'ana.ruiz@hospital.example',
  }
  return formats[schema.format ?? ''] ?? words[name] ?? '…'
}

const words: Record<string, string> = {
  title: 'Patients leave before noon',
  name: 'Ana Ruiz',
  text: 'noon',
  vision: 'Nobody waits for care that they need today',
  password: 'a sentence is fine',
}
