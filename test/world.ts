import pg from 'pg'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { openProduct, type Product, type ProductOptions } from '../src/entry/product.ts'
import type { InputOf, Operation, OutputOf } from '../src/kernel/contract.ts'
import { fullPath, pathFields } from '../src/kernel/contract.ts'
import type { Scope } from '../src/kernel/viewer.ts'
import type { Organisation } from '../src/people/organisations/organisation.ts'
import { makeOrganisation } from '../src/people/organisations/store.ts'
import type { PersonDraft } from '../src/people/persons/person.ts'
import { addPerson, setManager } from '../src/people/persons/store.ts'
import { addTeam, join } from '../src/people/teams/store.ts'
import { issueToken } from '../src/people/tokens/store.ts'
import { distribute } from '../src/platform/citus-distribute.ts'
import { migrate } from '../src/platform/migrate.ts'
import { urlsFrom } from '../src/platform/roles.ts'
import type { Transaction } from '../src/platform/sql.ts'
import { type Begun, makeDatabase } from './setup/databases.ts'

export { lookAtTheClock, seeToMorning } from '../src/entry/compose/mornings.ts'
export { contracts } from '../src/entry/contracts.ts'

/** The product on a database of its own, for one spec file: real PostgreSQL, real policies, requests through the door. */
export interface World extends Product {
  /** The owner's connection, past every policy: for looking at what is there. */
  owner: pg.Pool
  organisation(name?: string): Promise<Place>
}

/** An organisation to act in. */
export interface Place {
  organisation: Organisation
  person(name: string, about?: Partial<PersonDraft> & { manager?: Somebody; teams?: string[] }): Promise<Somebody>
  team(name: string, about?: { parent?: string; lead?: Somebody; members?: Somebody[] }): Promise<string>
  /** Within the organisation, past the viewer's policies, as the import does. */
  asImport<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

/** A person who can ask. */
export interface Somebody {
  id: string
  name: string
  token: string
  /** Asks an operation; answers its output, or throws what was refused. */
  ask<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>
  /** The same with whatever comes back. */
  reply(operation: Operation, input: unknown): Promise<{ status: number; body: Record<string, unknown> }>
  withScopes(...scopes: Scope[]): Promise<Somebody>
}

export class Refused extends Error {
  readonly status: number
  readonly body: Record<string, unknown>
  constructor(status: number, body: Record<string, unknown>) {
    super(`${status} ${String(body.detail)}`)
    this.status = status
    this.body = body
  }
}

const day = '2025-01-01'

/** On a server with Citus: every spec runs on tables that are divided by organisation. */
const divided = process.env.BEARING_TEST_DISTRIBUTE === 'on'

export async function openWorld(options: Partial<ProductOptions> = {}, begun: Begun = 'migrated'): Promise<World> {
  const { url, owner } = await freshDatabase(divided ? undefined : begun)
  const urls = urlsFrom(url)
  const { secret } = await migrate(urls)
  if (divided) await distribute(urls, () => undefined)
  const product = await openProduct({
    urls,
    secret,
    connections: 6,
    prepare: !divided,
    throttle: { requests: { most: 1_000_000, seconds: 10 } },
    ...options,
  })
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => (closed ??= product.close())
  const world: World = { ...product, close, owner, organisation: (name) => place(world, name) }
  afterAll(async () => {
    await close()
    await owner.end()
  })
  return world
}

/** One on the server of this run, empty or begun as asked, and the owner’s connection to it. */
export async function freshDatabase(begun?: Begun): Promise<{ url: string; owner: pg.Pool }> {
  const url = await makeDatabase(inject('ground'), begun)
  return { url, owner: new pg.Pool({ connectionString: url, max: 2 }) }
}

async function place(world: World, name = 'Otterby'): Promise<Place> {
  const organisation = await makeOrganisation(world.database, { name })
  const asImport: Place['asImport'] = (work) => world.database.asSystem('import', organisation.org, work)
  return {
    organisation,
    asImport,
    async person(name, { manager, teams = [], ...draft } = {}) {
      const id = await asImport(async (tx) => {
        const person = await addPerson(tx, organisation.org, { name, ...draft })
        if (manager) await setManager(tx, organisation.org, person, manager.id, day)
        await join(
          tx,
          organisation.org,
          teams.map((team) => ({ team, person })),
          day,
        )
        return person
      })
      return somebody(world, organisation, id, name, ['read', 'write'])
    },
    team: (name, { parent, lead, members = [] } = {}) =>
      asImport(async (tx) => {
        const team = await addTeam(tx, organisation.org, { name, parent, lead: lead?.id })
        await join(
          tx,
          organisation.org,
          members.map((member) => ({ team, person: member.id })),
          day,
        )
        return team
      }),
  }
}

async function somebody(
  world: World,
  organisation: Organisation,
  id: string,
  name: string,
  scopes: Scope[],
): Promise<Somebody> {
  const ends = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const { text } = await world.database.asSystem('sign_in', organisation.org, (tx) =>
    issueToken(tx, organisation.org, { person: id, name: 'spec', scopes, endsOn: ends }),
  )
  const reply: Somebody['reply'] = (operation, input) => request(world, organisation.slug, text, operation, input)
  return {
    id,
    name,
    token: text,
    reply,
    async ask(operation, input) {
      const { status, body } = await reply(operation, input)
      if (status >= 300) throw new Refused(status, body)
      return body as never
    },
    withScopes: (...wanted) => somebody(world, organisation, id, name, wanted),
  }
}

/** One request through the door, as the contract says it travels; without a token it is nobody's. */
export async function request(world: World, slug: string, token: string | null, operation: Operation, input: unknown) {
  const given = { ...(input as Record<string, unknown>) }
  let path = fullPath(operation).replace('{organisation}', slug)
  for (const field of pathFields(operation.path)) {
    path = path.replace(`{${field}}`, encodeURIComponent(String(given[field])))
    delete given[field]
  }
  const inQuery = operation.method === 'GET' || operation.method === 'DELETE'
  const answer = await world.app.inject({
    method: operation.method,
    url: path,
    headers: token ? { authorization: `Bearer ${token}` } : {},
    ...(inQuery
      ? {
          query: Object.fromEntries(
            Object.entries(given)
              .filter(([, value]) => value !== undefined)
              .map(([key, value]) => [key, String(value)]),
          ),
        }
      : { payload: given }),
  })
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
}

/**
 * The table *who × what → answer* of one operation: each row asks it as somebody and expects a status. The law wants one
 * for every operation of every contract.
 */
export function whoMay(
  name: string,
  rows: [who: string, ask: () => Promise<{ status: number }>, answer: number][],
): void {
  describe(`who may ${name}`, () => {
    it.each(rows)('%s', async (_, ask, answer) => {
      const { status, ...rest } = await ask()
      expect(status, JSON.stringify(rest).slice(0, 400)).toBe(answer)
    })
  })
}

/** Waits until something is so; fails with the last reason after five seconds. */
export async function eventually<T>(look: () => Promise<T> | T): Promise<T> {
  const until = Date.now() + 5000
  for (;;) {
    try {
      return await look()
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  }
}
