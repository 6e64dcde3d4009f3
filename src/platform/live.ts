import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Id } from '../kernel/ids.ts'
import type { Viewer } from '../kernel/viewer.ts'
import type { Database } from './database.ts'
import { callerOf, type Identify } from './http.ts'
import type { Change } from './outbox.ts'
import { sql } from './sql.ts'

interface Stream {
  viewer: Viewer
  reply: FastifyReply
  /** Subjects to tell, gathered while earlier ones are on their way; null means everything. */
  waiting: Set<Id> | null
  scheduled: boolean
}

const heartbeat = 20_000
const mergeWithin = 20
/** More than this at once, and a page had better ask for everything again. */
const mostSubjects = 400

/**
 * Open pages, and what to tell them: ids only, so that a page asks again through the one guarded road to the data. A
 * viewer's sight is asked before they are told.
 */
export class Live {
  readonly #database: Database
  readonly #streams = new Map<Id, Set<Stream>>()
  readonly #beat: NodeJS.Timeout

  constructor(database: Database) {
    this.#database = database
    this.#beat = setInterval(() => this.#each((stream) => stream.reply.raw.write(': here\n\n')), heartbeat)
    this.#beat.unref()
  }

  mount(app: FastifyInstance, identify: Identify): void {
    app.get<{ Params: { organisation: string } }>('/api/:organisation/live', async (request, reply) => {
      const viewer = await identify.viewer(callerOf(request), request.params.organisation)
      reply.hijack()
      const headers = reply.getHeaders() as Record<string, string>
      reply.raw.writeHead(200, { ...headers, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
      reply.raw.write('retry: 1000\nevent: all\ndata: {}\n\n')
      const stream: Stream = { viewer, reply, waiting: new Set(), scheduled: false }
      const streams = this.#streams.get(viewer.org) ?? new Set()
      this.#streams.set(viewer.org, streams.add(stream))
      request.raw.on('close', () => {
        streams.delete(stream)
        if (streams.size === 0 && this.#streams.get(viewer.org) === streams) this.#streams.delete(viewer.org)
      })
    })
  }

  /** Tells each open page of the organisation what changed, as far as its viewer may know. */
  async tell(change: Change): Promise<void> {
    const streams = this.#streams.get(change.org)
    if (!streams || streams.size === 0) return
    const byAudience = Map.groupBy(change.subjects, (each) => each.audience)
    const narrow = [...byAudience.keys()].filter((audience) => audience !== change.org)
    const seen = await this.#sightOf(change.org, streams, narrow)
    for (const stream of streams) {
      const mine = seen.get(stream.viewer.person)
      for (const [audience, subjects] of byAudience)
        if (audience === change.org || mine?.has(audience))
          this.#add(
            stream,
            subjects.map((each) => each.subject),
          )
    }
  }

  /** Tells every page of the organisation to ask for everything again. */
  tellAll(org: Id): void {
    for (const stream of this.#streams.get(org) ?? []) {
      stream.waiting = null
      this.#schedule(stream)
    }
  }

  /** After the wire was down: nobody knows what was missed. */
  tellEverybody(): void {
    for (const org of this.#streams.keys()) this.tellAll(org)
  }

  async #sightOf(org: Id, streams: Set<Stream>, audiences: Id[]): Promise<Map<Id, Set<Id>>> {
    if (audiences.length === 0) return new Map()
    const persons = [...new Set([...streams].map((stream) => stream.viewer.person))]
    const rows = await this.#database.asSystem('digests', org, (tx) =>
      tx.rows<{ person: Id; audience: Id }>(sql`
        select person, audience from sight
        where org = ${org} and audience = any (${audiences}::uuid[]) and person = any (${persons}::uuid[])`),
    )
    const seen = new Map<Id, Set<Id>>()
    for (const { person, audience } of rows) seen.set(person, (seen.get(person) ?? new Set()).add(audience))
    return seen
  }

  #add(stream: Stream, subjects: Id[]): void {
    if (stream.waiting) for (const subject of subjects) stream.waiting.add(subject)
    this.#schedule(stream)
  }

  #schedule(stream: Stream): void {
    if (stream.scheduled) return
    stream.scheduled = true
    setTimeout(() => {
      stream.scheduled = false
      const all = stream.waiting === null || stream.waiting.size > mostSubjects
      const data = all ? {} : { subjects: [...(stream.waiting ?? [])] }
      stream.waiting = new Set()
      stream.reply.raw.write(`event: ${all ? 'all' : 'changed'}\ndata: ${JSON.stringify(data)}\n\n`)
    }, mergeWithin)
  }

  #each(work: (stream: Stream) => void): void {
    for (const streams of this.#streams.values()) for (const stream of streams) work(stream)
  }

  get count(): number {
    return [...this.#streams.values()].reduce((sum, streams) => sum + streams.size, 0)
  }

  close(): void {
    clearInterval(this.#beat)
    this.#each((stream) => stream.reply.raw.end())
    this.#streams.clear()
  }
}
