import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

// Open pages, in a process of their own: each holds one event stream over a bare socket and notes when it hears of what.

export interface Page {
  token: string
  /** What it looks at. */
  subjects: string[]
}

export type Order =
  | { do: 'open'; origin: string; slug: string; pages: Page[] }
  /** Carries these requests out, so many a second; until each page that `hearing` counts has heard of the subject after the last one. */
  | { do: 'change'; requests: Request[]; perSecond: number; subject: string; hearing: number; within: number }
  | { do: 'close' }

export interface Request {
  method: string
  url: string
  token: string
  body: string
}

export interface Heard {
  /** For each page, milliseconds from the first request until it first heard of the subject; null where it has not. */
  first: (number | null)[]
  /** Milliseconds from the last request's answer until the last page had heard of it once more, or of it at all. */
  after: number
  /** How many messages each page was told. */
  messages: number[]
}

interface Open {
  socket: Socket
  first: number | null
  last: number
  messages: number
}

const atOnce = 64
// One address has some 28,000 ports.
const eachAddress = 20_000
let subject = ''
let open: Open[] = []

async function openAll(origin: string, slug: string, pages: Page[]): Promise<void> {
  const { hostname, port } = new URL(origin)
  const one = (page: Page, number: number): Promise<Open> =>
    new Promise((resolve, reject) => {
      const localAddress = `127.0.0.${1 + Math.floor(number / eachAddress)}`
      const socket = connect({ host: hostname, port: Number(port), localAddress })
      const made: Open = { socket, first: null, last: 0, messages: 0 }
      let begun = false
      socket.on('error', reject)
      socket.on('close', () => reject(new Error(`Stream number ${number} was cut.`)))
      socket.on('data', (chunk) => {
        const text = chunk.toString()
        if (!begun) {
          begun = true
          if (text.startsWith('HTTP/1.1 200')) resolve(made)
          else reject(new Error(text.slice(0, 500)))
        }
        made.messages += text.split('event: ').length - 1
        if (subject === '' || !text.includes(subject)) return
        made.last = performance.now()
        made.first ??= made.last
      })
      const body = JSON.stringify({ subjects: page.subjects, within: 0 })
      socket.write(
        `POST /api/${slug}/live HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${page.token}\r\n` +
          `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
    })
  for (let from = 0; from < pages.length; from += atOnce)
    open.push(...(await Promise.all(pages.slice(from, from + atOnce).map((page, at) => one(page, from + at)))))
}

async function change({
  requests,
  perSecond,
  subject: wanted,
  hearing,
  within,
}: Extract<Order, { do: 'change' }>): Promise<Heard> {
  subject = wanted
  for (const page of open) Object.assign(page, { first: null, last: 0, messages: 0 })
  const began = performance.now()
  const sent = requests.map(async ({ method, url, token, body }, at) => {
    await pause((at * 1000) / perSecond)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(url, { method, headers, body })
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`)
    return performance.now()
  })
  const answered = await Promise.all(sent)
  // What one change is told as may be told before its answer is here.
  const last = requests.length === 1 ? began : Math.max(...answered)
  const heard = (): number => open.filter((page) => page.last > last).length
  while (heard() < hearing && performance.now() - last < within) await pause(5)
  if (heard() < hearing) throw new Error(`${hearing - heard()} pages have not heard of ${wanted} after ${within} ms.`)
  const after = open.map((page) => page.last).toSorted((a, b) => b - a)[0] ?? last
  // Whoever should hear nothing is given the time to.
  await pause(500)
  subject = ''
  return {
    first: open.map((page) => page.first && page.first - began),
    after: after - last,
    messages: open.map(({ messages }) => messages),
  }
}

async function carryOut(order: Order): Promise<Heard | null> {
  if (order.do === 'open') await openAll(order.origin, order.slug, order.pages)
  if (order.do === 'change') return change(order)
  if (order.do === 'close') {
    for (const { socket } of open) socket.removeAllListeners('close').destroy()
    open = []
  }
  return null
}

process.on('message', (order: Order) => {
  carryOut(order).then(
    (done) => process.send?.({ done }),
    (error: Error) => process.send?.({ failed: error.message }),
  )
})
process.on('disconnect', () => process.exit())
