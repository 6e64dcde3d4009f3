import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import pg from 'pg'

/**
 * What the same durable work costs with no product around it: bare `node:http` and `pg`, no sign-in, no row policies,
 * no history, no contract. It does its work within the request, under the lock of the root.
 */
const pool = new pg.Pool({ connectionString: process.env.FLOOR_DATABASE_URL, max: 16 })
const root = process.env.FLOOR_ROOT

async function record(asked: { leaf: string; value: number; confidence: number; note: string }) {
  const checkIn = randomUUID()
  await pool.query({
    name: 'record',
    text: 'select record($1, $2, $3, $4, $5)',
    values: [checkIn, asked.leaf, asked.value, asked.confidence, asked.note],
  })
  return { checkIn }
}

async function vision() {
  const { rows } = await pool.query({
    name: 'vision',
    text: 'select id, title, progress from node where id = $1',
    values: [root],
  })
  return rows[0]
}

async function overview() {
  const { rows } = await pool.query({
    name: 'overview',
    text: 'select id, title, children, progress from node where id = $1 or parent = $1 order by parent nulls first, id',
    values: [root],
  })
  return { vision: rows[0], goals: rows.slice(1) }
}

const routes: Record<string, (body: never) => Promise<unknown>> = {
  'POST /check-ins': record,
  'GET /vision': vision,
  'GET /overview': overview,
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const handle = routes[`${request.method} ${request.url}`]
  if (!handle) return void response.writeHead(404).end()
  try {
    const text = request.method === 'POST' ? await bodyOf(request) : '{}'
    const body = JSON.stringify(await handle(JSON.parse(text) as never))
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
}

const bodyOf = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => resolve(text))
    request.on('error', reject)
  })

const server = createServer((request, response) => void answer(request, response))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`Ready at http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`)
})
process.on('SIGTERM', () => server.close(() => void pool.end()))
