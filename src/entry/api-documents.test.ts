import { readFile } from 'node:fs/promises'
import fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { openApi } from '../platform/openapi.ts'
import { documentText, mountApiDocuments } from './api-documents.ts'
import { contracts } from './contracts.ts'

const document = openApi(contracts)
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))

describe('the OpenAPI document', () => {
  it('is committed as it is today', async () => {
    const committed = await readFile(new URL('../../docs/api/openapi.json', import.meta.url), 'utf8').catch(() => '')
    const same = committed === documentText(contracts)
    expect(same, 'docs/api/openapi.json is not what the contracts say. Run `npm run openapi` and commit it.').toBe(true)
  })

  it('describes every operation once, by its own name', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(contracts.map(({ name }) => name).sort())
  })

  it('refers only to what it holds', () => {
    const found = new Set(JSON.stringify(document).match(/#\/components\/[\w-]+\/[\w-]+/g))
    for (const reference of found) {
      const [, , kind = '', name = ''] = reference.split('/')
      expect(document.components[kind as 'schemas'], reference).toHaveProperty([name])
    }
    expect(found.size).toBeGreaterThan(10)
  })

  it('puts each field where it travels', () => {
    const change = document.paths['/api/{organisation}/goals/{goal}']?.patch
    expect(change?.parameters.map(({ name, in: where }) => `${name} ${where}`)).toEqual([
      'organisation path',
      'goal path',
    ])
    const body = change?.requestBody?.content['application/json'].schema
    expect(body?.required).toEqual(['revision'])
    expect(body?.properties).not.toHaveProperty('goal')
    expect(body?.properties?.due).toMatchObject({ anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] })
    const list = document.paths['/api/{organisation}/graph/nodes']?.get
    expect(list?.parameters).toContainEqual(expect.objectContaining({ name: 'most', in: 'query', required: false }))
  })

  it('says what may be refused, and who may ask', () => {
    const see = document.paths['/api/{organisation}/goals/{goal}']?.get
    expect(see?.responses[404]).toEqual({ $ref: '#/components/responses/not-found' })
    expect(see?.security).toEqual([{ token: [] }, { cookie: [] }])
    expect(document.paths['/api/organisations']?.get?.security).toEqual([{ cookie: [] }])
    expect(document.paths['/api/set-up']?.post?.security).toEqual([])
  })
})

describe('the page at /api', () => {
  it('has each operation, no script, and styles that its own policy lets through', async () => {
    const app = fastify()
    mountApiDocuments(app, contracts)
    const { body, headers } = await app.inject('/api')
    for (const { name } of contracts) expect(body).toContain(`id="${name}"`)
    expect(body).not.toMatch(/<script|\son\w+=|undefined|\[object/)
    const nonce = /nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]
    expect(body).toContain(`<style nonce="${nonce}">`)
    expect((await app.inject('/api/openapi.json')).json().openapi).toBe('3.1.1')
  })
})
