import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { fullPath, type Operation, pathFields } from '../kernel/contract.ts'
import { day } from '../kernel/dates.ts'
import { type RefusalKind, refusalStatus } from '../kernel/refusal.ts'
import { Gathered } from './openapi-parts.ts'
import type { Schema } from './openapi-schema.ts'
import { problemTitles } from './problem.ts'

export interface Described {
  operationId: string
  summary: string
  tags: string[]
  security: Record<string, string[]>[]
  parameters: { name: string; in: 'path' | 'query'; required: boolean; description?: string; schema: Schema }[]
  requestBody?: { required: boolean; content: { 'application/json': { schema: Schema } } }
  responses: Record<string, { description?: string; $ref?: string; content?: Record<string, { schema: Schema }> }>
}

export interface OpenApi {
  openapi: string
  info: { title: string; version: string; summary: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Described>>
  components: {
    schemas: Record<string, Schema>
    responses: Record<string, unknown>
    securitySchemes: Record<string, unknown>
  }
}

/** The whole API as one OpenAPI 3.1 document, from the contracts alone. */
export function openApi(contracts: readonly Operation[]): OpenApi {
  const gathered = new Gathered()
  const drafts = contracts.map((operation) => ({ operation, input: inputOf(operation), output: outputOf(operation) }))
  for (const { operation, input, output } of drafts) {
    gathered.look(input, operation.name)
    gathered.look(output, operation.name)
  }
  const paths: OpenApi['paths'] = {}
  for (const { operation, input, output } of drafts) {
    const path = fullPath(operation)
    paths[path] = {
      ...paths[path],
      [operation.method.toLowerCase()]: described(operation, gathered.named(input), gathered.named(output)),
    }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Bearing',
      version: version(),
      summary: 'One place to lead and to manage an organisation',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(contracts.map(sliceOf))].map((name) => ({ name })),
    paths,
    components: { schemas: { Problem: problem, ...gathered.schemas() }, responses: refusals(), securitySchemes },
  }
}

const version = (): string =>
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version

export const sliceOf = ({ name }: Pick<Operation, 'name'>): string => name.split('.')[0] ?? name

/** What a program sends: each field by its name, wherever it travels. */
export const inputOf = (operation: Operation): Schema => schemaOf(operation.input, 'input')
const outputOf = (operation: Operation): Schema => schemaOf(operation.output, 'output')

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const made = z.toJSONSchema(schema, {
    io,
    override({ zodSchema, jsonSchema }) {
      if ((zodSchema as unknown) === day) jsonSchema.format = 'date'
      if (isYesNoAsText(zodSchema)) jsonSchema.enum = ['true', 'false']
      // What JSON itself cannot hold anyway, or its format says already.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.format && jsonSchema.pattern) delete jsonSchema.pattern
    },
  })
  const { $schema: _, ...rest } = made
  return rest as Schema
}

/** `z.stringbool()`: what a query can say of yes and no. */
function isYesNoAsText(schema: z.core.$ZodType): boolean {
  const { type, in: from, out: to } = schema._zod.def as { type: string; in?: z.core.$ZodType; out?: z.core.$ZodType }
  return type === 'pipe' && from?._zod.def.type === 'string' && to?._zod.def.type === 'boolean'
}

const organisation = {
  name: 'organisation',
  in: 'path' as const,
  required: true,
  description: 'The slug of the organisation, as in the address of its pages',
  schema: { type: 'string' },
}

function described(operation: Operation, input: Schema, output: Schema): Described {
  const inPath = pathFields(operation.path)
  const fields = Object.entries(input.properties ?? {})
  const required = new Set(input.required)
  const inQuery = operation.method === 'GET' || operation.method === 'DELETE'
  const rest = fields.filter(([name]) => !inPath.includes(name))
  const kinds = refusalsOf(operation, fields.length > 0)
  return {
    operationId: operation.name,
    summary: operation.help,
    tags: [sliceOf(operation)],
    security:
      operation.asks === 'anyone'
        ? []
        : operation.asks === 'login'
          ? [{ cookie: [] }]
          : [{ token: [] }, { cookie: [] }],
    parameters: [
      ...(operation.asks === 'viewer' ? [organisation] : []),
      ...inPath.map((name) => ({
        name,
        in: 'path' as const,
        required: true,
        schema: input.properties?.[name] ?? { type: 'string' },
      })),
      ...(inQuery
        ? rest.map(([name, schema]) => ({ name, in: 'query' as const, required: required.has(name), schema }))
        : []),
    ],
    ...(inQuery || rest.length === 0
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: bodyOf(rest, required) } } } }),
    responses: {
      200: { description: 'Carried out', content: { 'application/json': { schema: output } } },
      ...Object.fromEntries(kinds.map((kind) => [refusalStatus[kind], { $ref: `#/components/responses/${kind}` }])),
    },
  }
}

const bodyOf = (fields: [string, Schema][], required: Set<string>): Schema => {
  const needed = fields.map(([name]) => name).filter((name) => required.has(name))
  return {
    type: 'object',
    properties: Object.fromEntries(fields),
    ...(needed.length > 0 ? { required: needed } : {}),
    additionalProperties: false,
  }
}

/** What the operation declares, and what the door itself may refuse before it is asked. */
function refusalsOf(operation: Operation, hasInput: boolean): RefusalKind[] {
  const reads = operation.method === 'GET'
  const door: RefusalKind[] = [
    ...(operation.asks === 'anyone' ? [] : (['unauthenticated'] as const)),
    ...(operation.asks === 'viewer' ? (['not-found'] as const) : []),
    ...(reads ? [] : (['forbidden', 'malformed'] as const)),
    ...(hasInput ? (['invalid'] as const) : []),
    ...(reads || operation.method === 'DELETE' ? [] : (['too-large', 'unsupported-type'] as const)),
    'too-many',
  ]
  const all = new Set([...operation.refusals, ...door])
  return [...all].sort((a, b) => refusalStatus[a] - refusalStatus[b])
}

const problem: Schema = {
  type: 'object',
  description: 'Why a request was not carried out (RFC 9457); nothing was changed',
  properties: {
    type: { type: 'string', description: 'urn:bearing: and the kind of refusal' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What is wrong and what to do, as a sentence' },
    faults: {
      type: 'array',
      description: 'Each thing that is wrong, and where',
      items: {
        type: 'object',
        properties: { at: { type: 'string' }, sentence: { type: 'string' } },
        required: ['at', 'sentence'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'faults'],
}

const refusals = (): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(refusalStatus).map(([kind, status]) => [
      kind,
      {
        description: problemTitles[status],
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )

const securitySchemes = {
  token: { type: 'http', scheme: 'bearer', description: 'A personal access token, made on one’s own page' },
  cookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'bearing.session_token',
    description: 'What signing in sets in the browser',
  },
}
