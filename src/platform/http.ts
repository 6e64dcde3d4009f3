import { randomBytes } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import { fullPath, issueSentence, type Operation, pathFields } from '../kernel/contract.ts'
import { dayIn } from '../kernel/dates.ts'
import type { Id } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Viewer } from '../kernel/viewer.ts'
import type { Answer, Asking, Login } from './answer.ts'
import type { Database } from './database.ts'
import { servePages } from './pages.ts'
import { problemOf } from './problem.ts'
import type { Transaction } from './sql.ts'

/** Learns who asks; `entry` hands it over from `people`, so that the ground knows no sign-in. Both throw refusals. */
export interface Identify {
  viewer(request: Caller, organisation: string): Promise<Viewer>
  login(request: Caller): Promise<Login>
}

export interface Caller {
  headers: Record<string, string | undefined>
  address: string
}

export interface HttpOptions {
  database: Database
  identify: Identify
  answers: Answer[]
  /** Counts this request against its caller; throws `too-many`. */
  throttle?: (caller: Caller) => Promise<void> | void
  /** Called after each write of a viewer, once it is committed: what follows from it can begin. */
  wrote?: (org: Id) => void
  /** Addresses of proxies whose forwarding headers are believed. */
  trustedProxies?: string[]
  /** The folder of the built pages; without it only the API is served. */
  pages?: string
  logger?: boolean
}

/** The one place that parses input by the contract, learns who asks, opens the transaction and turns refusals into answers. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: options.logger ? { level: 'warn' } : false,
    trustProxy: options.trustedProxies ?? false,
    bodyLimit: 1_048_576,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  })
  app.addHook('onRequest', (_, reply, done) => {
    reply.header('cache-control', 'no-store')
    done()
  })
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
    // These speak to browsers that are too old for the pages, and would travel with each of their files.
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
  // A map's answer shrinks to a tenth; the quality is what costs less time than the wire saves.
  const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'], brotliOptions })
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  if (options.pages) await servePages(app, options.pages, nothingHere)
  else app.setNotFoundHandler(nothingHere)
  for (const each of options.answers) addRoute(app, options, each)
  return app
}

const nothingHere = (request: FastifyRequest, reply: FastifyReply): void =>
  sendProblem(new Refusal('not-found', `There is nothing at ${request.url.slice(0, 200)}.`), request, reply)

type Handle = (input: unknown, asking: Asking) => Promise<unknown>
type InPassing = ((input: unknown) => boolean) | undefined

function addRoute(app: FastifyInstance, options: HttpOptions, { operation, handle, inPassing }: Answer): void {
  const fields = pathFields(operation.path)
  app.route({
    method: operation.method,
    url: fullPath(operation).replace(/\{(\w+)\}/g, ':$1'),
    ...(operation.bodyLimit ? { bodyLimit: operation.bodyLimit } : {}),
    handler: async (request, reply) => {
      const caller = callerOf(request)
      await options.throttle?.(caller)
      if (operation.method !== 'GET') refuseForeignOrigin(request)
      const afterwards: (() => void)[] = []
      const asking: Asking = {
        database: options.database,
        now: new Date(),
        headers: caller.headers,
        address: caller.address,
        origin: originOf(request),
        setHeader: (name, value) => void reply.header(name, value),
        afterwards: (work) => void afterwards.push(work),
      }
      const work = await prepare(options, operation, inPassing as InPassing, request, caller, asking)
      const input = parse(operation, request, fields)
      const output = await work((complete) => (handle as Handle)(input, complete), input)
      for (const later of afterwards) setImmediate(later)
      return z.parse(operation.output, output)
    },
  })
}

/** Who may call is settled before the input is looked at, so that a stranger learns nothing from its faults. */
async function prepare(
  options: HttpOptions,
  operation: Operation,
  inPassing: InPassing,
  request: FastifyRequest,
  caller: Caller,
  asking: Asking,
) {
  type Work = (handle: (asking: Asking) => Promise<unknown>, input: unknown) => Promise<unknown>
  if (operation.asks === 'anyone') return ((handle) => handle(asking)) satisfies Work
  if (operation.asks === 'login') {
    const login = await options.identify.login(caller)
    return ((handle) => handle({ ...asking, login } as Asking)) satisfies Work
  }
  const { organisation } = request.params as { organisation: string }
  const viewer = await options.identify.viewer(caller, organisation)
  const mode = operation.method === 'GET' ? 'read' : 'write'
  if (!viewer.scopes.includes(mode))
    throw new Refusal('forbidden', `This token may not ${mode}. Make one with the scope "${mode}" on your page.`)
  if (mode === 'write') asking.afterwards(() => options.wrote?.(viewer.org))
  const today = dayIn(viewer.zone, asking.now)
  return ((handle, input) => {
    const work = (tx: Transaction) => handle({ ...asking, viewer, tx, today } as Asking)
    return inPassing?.(input)
      ? options.database.asViewerInPassing(viewer, work)
      : options.database.asViewer(viewer, work, mode)
  }) satisfies Work
}

function parse(operation: Operation, request: FastifyRequest, fields: string[]): unknown {
  const path = request.params as Record<string, string>
  const fromPath = Object.fromEntries(fields.map((field) => [field, path[field]]))
  const inQuery = operation.method === 'GET' || operation.method === 'DELETE'
  const given = inQuery ? request.query : (request.body ?? {})
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Refusal('malformed', 'The body must be one JSON object.')
  const parsed = operation.input.safeParse({ ...given, ...fromPath })
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.slice(0, 50).map((issue) => ({
    at: issue.path.join('.'),
    sentence: issueSentence(issue),
  }))
  // An address that cannot exist is not found, rather than wrong.
  if (faults.some(({ at }) => fields.includes(at))) throw new Refusal('not-found', 'There is nothing at this address.')
  const first = faults[0]
  throw new Refusal(
    'invalid',
    first ? `${first.at ? `${first.at}: ` : ''}${first.sentence}` : 'The input is not right.',
    faults,
  )
}

/** Cookies are for the browser: a write that carries them must come from our own pages. */
export function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, cookie, authorization } = request.headers
  if (authorization && cookie) throw new Refusal('malformed', 'Send either a token or a cookie, not both.')
  if (cookie && origin !== originOf(request))
    throw new Refusal('forbidden', 'This request comes from another site. Open Bearing itself and try there.')
}

const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`

export const callerOf = (request: FastifyRequest): Caller => ({
  headers: request.headers as Record<string, string | undefined>,
  address: request.ip,
})

function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error)
  if (problem.status >= 500) {
    const number = randomBytes(4).toString('hex')
    // Each request says so while the database is away; where in our code it was noticed does not matter.
    const said = problem.status === 503 ? String(error) : error
    console.error(`[${number}] ${request.method} ${request.routeOptions.url ?? '?'}`, said)
    problem.detail = `${problem.detail} Its number in the log is ${number}.`
  }
  if (problem.status === 429) reply.header('retry-after', '10')
  reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}
