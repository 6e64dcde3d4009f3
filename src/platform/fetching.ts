import { lookup } from 'node:dns'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSafe } from 'node:https'
import { BlockList, isIP } from 'node:net'

/**
 * Asks an address of the outside world that an administrator has allowed: within a time, up to a size, without following
 * anybody elsewhere, and never into a private network unless that was allowed too. What went wrong is a sentence.
 */
export interface Fetching {
  /** It may answer from a private network. */
  private: boolean
  /** Milliseconds until it is given up. */
  patience?: number
  /** Bytes at most. */
  most?: number
}

export class NotFetched extends Error {}

const usual = { patience: 10_000, most: 5_000_000 }

export function fetchText(
  address: string,
  { private: within, patience = usual.patience, most = usual.most }: Fetching,
) {
  const url = new URL(address)
  const request = url.protocol === 'https:' ? requestSafe : requestPlain
  const signal = AbortSignal.timeout(patience)
  return new Promise<string>((resolve, reject) => {
    const refuse = (sentence: string): void => reject(new NotFetched(sentence))
    const literal = url.hostname.replace(/^\[|\]$/g, '')
    if (!within && isIP(literal) && isPrivate(literal)) return refuse(inPrivate(literal))
    const asked = request(
      url,
      {
        signal,
        headers: { accept: 'application/json, text/csv, text/plain;q=0.5', 'user-agent': 'Bearing' },
        // Looked up once, judged, and used: an answer that changes in between changes nothing.
        lookup: (host, options, done) =>
          lookup(host, { ...options, all: true }, (error, found) => {
            const hidden = found?.find((each) => !within && isPrivate(each.address))
            const [first] = found ?? []
            if (error || !first) return done(error ?? new NotFetched(`${host} has no address.`), '', 4)
            if (hidden) return done(new NotFetched(inPrivate(hidden.address)), '', 4)
            return options.all
              ? (done as unknown as (e: null, all: object[]) => void)(null, found)
              : done(null, first.address, first.family)
          }),
      },
      (answer) => {
        const status = answer.statusCode ?? 0
        if (status >= 300 && status < 400)
          refuse(`It leads elsewhere, to ${String(answer.headers.location).slice(0, 200)}. Give that address.`)
        else if (status !== 200) refuse(`It answered with the status ${status}.`)
        else return void whole(answer, most).then(resolve, reject)
        answer.destroy()
      },
    )
    asked.on('error', (error) => {
      if (signal.aborted) refuse(`It took longer than ${patience / 1000} seconds.`)
      else reject(error instanceof NotFetched ? error : new NotFetched(`It cannot be reached: ${error.message}.`))
    })
    asked.end()
  })
}

async function whole(answer: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > most) throw new NotFetched(`It is larger than ${most.toLocaleString('en-GB')} bytes.`)
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof NotFetched ? error : new NotFetched('It broke off in the middle.')
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

const inPrivate = (address: string): string =>
  `${address} lies in a private network. An administrator can allow it for this address.`

// What is not of the public internet (RFC 6890): this machine, private and link-local networks, and what maps onto them.
const notPublic = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  notPublic.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  notPublic.addSubnet(net, bits, 'ipv6')

export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const plain = mapped ?? address
  // An address that cannot be read is not known to be public.
  const family = isIP(plain)
  return family === 0 || notPublic.check(plain, family === 6 ? 'ipv6' : 'ipv4')
}
