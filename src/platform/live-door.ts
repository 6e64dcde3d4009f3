import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { forbidden, invalid } from '../kernel/refusal.ts'
import { type Caller, callerOf, refuseForeignOrigin } from './http.ts'
import { lookingAt } from './live-looking.ts'
import { type Entrant, Stream } from './live-stream.ts'

/** Knows who is let in, and who would not be any longer. */
export interface Doorkeeper {
  enter(caller: Caller, organisation: string): Promise<Entrant>
  /** Those whose sign-in or token has ended, or who have left. */
  gone(entrants: readonly Entrant[]): Promise<Entrant[]>
}

/**
 * What a page looks at; without `subjects` at everything. `any`: it shows a list, which every change may concern.
 * `within`: its oldest answer was asked for so many milliseconds ago, and what has changed since is told it now.
 */
const opening = z.strictObject({
  subjects: z.array(z.string().max(36)).max(2_000).optional(),
  any: z.boolean().default(false),
  within: z.number().min(0).optional(),
})

type Begin = (stream: Stream, within: number | undefined) => Promise<void>

export function mountDoor(
  app: FastifyInstance,
  doorkeeper: Doorkeeper,
  throttle: (caller: Caller) => void,
  begin: Begin,
): void {
  async function open(request: FastifyRequest, reply: FastifyReply, body: unknown): Promise<void> {
    const caller = callerOf(request)
    throttle(caller)
    const { organisation } = request.params as { organisation: string }
    const entrant = await doorkeeper.enter(caller, organisation)
    if (!entrant.viewer.scopes.includes('read'))
      throw forbidden('This token may not read. Make one with the scope "read" on your page.')
    const { data: given, error } = opening.safeParse(body)
    if (error) throw invalid(error.issues[0]?.path.join('.') ?? '', 'This is nothing that a page can look at.')
    const out = reply.raw
    // Whoever has left meanwhile will not say so again.
    if (request.raw.socket.destroyed) return
    reply.hijack()
    const headers = reply.getHeaders() as Record<string, string>
    out.writeHead(200, { ...headers, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
    out.write('retry: 1000\n\n')
    await begin(new Stream(entrant, out, given.subjects && lookingAt(given.subjects), given.any), given.within)
  }

  const url = '/api/:organisation/live'
  app.get(url, (request, reply) => open(request, reply, {}))
  app.post(url, (request, reply) => {
    refuseForeignOrigin(request)
    return open(request, reply, request.body ?? {})
  })
}
