import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail as it came over the wire, and as its reader would see it. */
export interface Received {
  to: string[]
  raw: string
  header(name: string): string
  /** All of it with transfer encodings undone: what anybody on the way could read. */
  readable: string
}

/** A real mail server, which takes in whatever it is given. */
export interface PostOffice {
  url: string
  received: Received[]
  /** Called before a mail is taken in; what it throws is the server's refusal. */
  before: ((mail: Received) => Promise<void>) | undefined
  close(): Promise<void>
}

export async function openPostOffice(): Promise<PostOffice> {
  const received: Received[] = []
  const office: PostOffice = {
    url: '',
    received,
    before: undefined,
    close: () => new Promise((done) => server.close(() => done())),
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const mail = read(
          Buffer.concat(chunks).toString('latin1'),
          session.envelope.rcptTo.map(({ address }) => address),
        )
        try {
          await office.before?.(mail)
          received.push(mail)
          done()
        } catch (error) {
          done(error as Error)
        }
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()))
  office.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  return office
}

function read(raw: string, to: string[]): Received {
  const [head = ''] = raw.split('\r\n\r\n')
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ')
  return {
    to,
    raw,
    header: (name) => words(new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1] ?? ''),
    readable: `${words(unfolded)}\n${parts(raw)}`,
  }
}

const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8')
const quoted = (text: string): string =>
  utf8(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  )
const words = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8') : quoted(text.replaceAll('_', ' ')),
    )

function parts(raw: string): string {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1]
  const all = boundary ? raw.split(`--${boundary}`) : [raw]
  return all
    .map((part) => {
      const [head = '', ...body] = part.split('\r\n\r\n')
      const text = body.join('\r\n\r\n')
      if (/transfer-encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8')
      return /transfer-encoding: quoted-printable/i.test(head) ? quoted(text) : utf8(text)
    })
    .join('\n')
}
