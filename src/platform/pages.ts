import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CannotStart } from './cannot-start.ts'

/**
 * Only our own files, connections and pictures; styles that a library writes into the page carry this answer's nonce.
 * Nothing may frame us.
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Serves the built pages: files under /assets for ever, and the one page for every other address. */
export async function servePages(
  app: FastifyInstance,
  folder: string,
  notFound: (request: FastifyRequest, reply: FastifyReply) => void,
): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => {
    throw new CannotStart(`The pages are not built: ${folder} has no index.html. Run \`npm start\`, which builds them.`)
  })
  await app.register(fastifyStatic, {
    root: folder,
    serve: true,
    index: false,
    wildcard: true,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const lasting = /[\\/]assets[\\/]/.test(path)
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    },
  })
  // Without this the files' own route answers for the folder, and refuses.
  app.get('/', (_request, reply) => sendPage(reply, page))
  app.setNotFoundHandler((request, reply) => {
    const wanted = request.url.split('?')[0] ?? ''
    const isPage = request.method === 'GET' && !wanted.startsWith('/api') && !wanted.startsWith('/assets/')
    return isPage ? sendPage(reply, page) : notFound(request, reply)
  })
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  return reply
    .header('content-security-policy', contentSecurityPolicy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replaceAll('__NONCE__', nonce))
}
