import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Operation } from '../kernel/contract.ts'
import { openApi } from '../platform/openapi.ts'
import { contentSecurityPolicy } from '../platform/pages.ts'
import { apiPage, apiStyle } from './api-page.ts'

/** The API says what it is: as an OpenAPI document for programs, and as a page for people. Both are made when first asked for. */
export function mountApiDocuments(app: FastifyInstance, contracts: readonly Operation[]): void {
  let made: { json: string; page: string; style: string } | undefined
  const documents = async () => {
    if (!made) {
      const document = openApi(contracts)
      made = { json: documentText(contracts), page: apiPage(document), style: await apiStyle() }
    }
    return made
  }

  app.get('/api/openapi.json', async (_, reply) => {
    const { json } = await documents()
    return reply.type('application/json; charset=utf-8').send(json)
  })

  for (const address of ['/api', '/api/docs'])
    app.get(address, async (_, reply) => {
      const { page, style } = await documents()
      const nonce = randomBytes(16).toString('base64')
      return reply
        .header('content-security-policy', contentSecurityPolicy(nonce))
        .type('text/html; charset=utf-8')
        .send(page.replace('<style></style>', () => `<style nonce="${nonce}">${style}</style>`))
    })
}

/** As it is served, and as docs/api/openapi.json holds it. */
export const documentText = (contracts: readonly Operation[]): string =>
  `${JSON.stringify(openApi(contracts), null, 2)}\n`
