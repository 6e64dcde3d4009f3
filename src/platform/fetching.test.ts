import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchText, isPrivate } from './fetching.ts'

let server: Server
let origin: string

beforeAll(async () => {
  server = createServer((request, response) => {
    const at = request.url ?? ''
    if (at === '/well') response.end('{"beds": 12}')
    else if (at === '/large') response.end('x'.repeat(20_000))
    else if (at === '/slow') setTimeout(() => response.end('late'), 2_000).unref()
    else if (at === '/broken') {
      response.writeHead(200, { 'content-length': '100' }).write('half')
      setTimeout(() => response.destroy(), 20)
    } else if (at === '/elsewhere') response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const within = { private: true }

describe('an address outside', () => {
  it('is read as it is', async () => {
    expect(await fetchText(`${origin}/well`, within)).toBe('{"beds": 12}')
  })

  it('in a private network is asked only where that is allowed, by number as by name', async () => {
    await expect(fetchText(`${origin}/well`, { private: false })).rejects.toThrow('127.0.0.1 lies in a private network')
    await expect(fetchText(origin.replace('127.0.0.1', 'localhost'), { private: false })).rejects.toThrow(
      'private network',
    )
    await expect(fetchText('http://[::1]:9/', { private: false })).rejects.toThrow('private network')
  })

  it('leads nobody elsewhere', async () => {
    await expect(fetchText(`${origin}/elsewhere`, within)).rejects.toThrow(
      'It leads elsewhere, to http://169.254.169.254/.',
    )
  })

  it('is given up where it is too large, too slow, breaks off, refuses or is not there', async () => {
    await expect(fetchText(`${origin}/large`, { ...within, most: 10_000 })).rejects.toThrow('larger than 10,000 bytes')
    await expect(fetchText(`${origin}/slow`, { ...within, patience: 200 })).rejects.toThrow('longer than 0.2 seconds')
    await expect(fetchText(`${origin}/broken`, within)).rejects.toThrow('broke off')
    await expect(fetchText(`${origin}/nowhere`, within)).rejects.toThrow('the status 404')
    await expect(fetchText('http://127.0.0.1:9/', within)).rejects.toThrow('cannot be reached')
  })
})

it.each([
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['172.32.0.1', false],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['::1', true],
  ['::ffff:10.0.0.1', true],
  ['fd00::1', true],
  ['9.9.9.9', false],
  ['2620:fe::fe', false],
  ['no address', true],
])('%s is private: %s', (address, expected) => expect(isPrivate(address)).toBe(expected))
