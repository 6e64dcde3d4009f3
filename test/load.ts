import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

export interface Answered {
  status: number
  body: unknown
  /** The cookies that were set, as they are sent back. */
  cookies: string
}

/** One request over a connection of its own, so that a proxy may hand each to another process. Throws where it was cut. */
export function send(
  origin: string,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: object,
): Promise<Answered> {
  const text = body && JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const sent = request(
      origin + path,
      { method, agent: false, headers: { ...headers, ...(text && { 'content-type': 'application/json' }) } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString()
          const cookies = (response.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
          resolve({ status: response.statusCode ?? 0, body: answer ? JSON.parse(answer) : undefined, cookies })
        })
      },
    )
    sent.on('error', reject)
    sent.end(text)
  })
}

export interface Ward {
  token: string
  goal: string
  measure: string
}

/** Check-ins one after the other by each of several people; each has a note of its own, so that it can be found again. */
export class Load {
  readonly sent = new Set<string>()
  readonly acknowledged = new Set<string>()
  readonly #origin: string
  readonly #slug: string
  readonly #wards: Ward[]
  #running: Promise<void>[] = []
  #going = false

  constructor(origin: string, slug: string, wards: Ward[]) {
    this.#origin = origin
    this.#slug = slug
    this.#wards = wards
  }

  start(): void {
    this.#going = true
    this.#running = this.#wards.map(async (ward) => {
      while (this.#going) {
        await this.#checkIn(ward)
        await pause(20)
      }
    })
  }

  async stop(): Promise<void> {
    this.#going = false
    await Promise.all(this.#running)
  }

  /** One more, which is there when this resolves. */
  one = (): Promise<void> => this.#checkIn(this.#wards.at(-1) as Ward)

  async #checkIn({ token, goal, measure }: Ward): Promise<void> {
    const note = `Check-in number ${this.sent.size}`
    this.sent.add(note)
    const value = (this.sent.size * 37) % 1000
    const path = `/api/${this.#slug}/goals/${goal}/check-ins`
    const body = { values: [{ measure, value }], note }
    const answer = await send(this.#origin, 'POST', path, { authorization: `Bearer ${token}` }, body).catch(
      () => undefined,
    )
    if (answer?.status === 200) this.acknowledged.add(note)
  }
}
