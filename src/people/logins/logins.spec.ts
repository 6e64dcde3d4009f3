import { getMigrations } from 'better-auth/db/migration'
import { expect, it } from 'vitest'
import { Browser } from '../../../test/browser.ts'
import { openWorld } from '../../../test/world.ts'
import { addLogin, makeLibrary } from './store.ts'

const world = await openWorld()

it('finds the tables that the library wants, each column and index of them', async () => {
  const { library, close } = makeLibrary({ urls: world.database.urls, secret: 'a secret of thirty-two signs or more' })
  const { toBeCreated, toBeAdded } = await getMigrations(library.options)
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
  await close()
})

it('prolongs a sign-in that is used, once a day, with its cookie', async () => {
  const password = 'a sentence is fine'
  await world.database.asSystem('sign_in', null, (tx) =>
    addLogin(tx, { email: 'ana@otterby.example', name: 'Ana', password }),
  )
  const browser = new Browser(world)
  await browser.signIn('ana@otterby.example', password)
  await browser.send('GET', '/api/auth/get-session')
  expect(browser.lastSet).toEqual([])
  await world.owner.query(`update auth.session set "expiresAt" = now() + interval '10 days'`)
  await browser.send('GET', '/api/auth/get-session')
  expect(browser.lastSet[0]).toMatch(/^bearing\.session_token=\S+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
  const { rows } = await world.owner.query(
    `select "expiresAt" > now() + interval '29 days' as longer from auth.session`,
  )
  expect(rows).toEqual([{ longer: true }])
})

it('ends by itself when it is over', async () => {
  const browser = new Browser(world)
  await browser.signIn('ana@otterby.example', 'a sentence is fine')
  await world.owner.query(`update auth.session set "expiresAt" = now() - interval '1 second'`)
  expect((await browser.send('GET', '/api/organisations')).status).toBe(401)
  expect((await browser.send('GET', '/api/auth/get-session')).body).toEqual({ login: null })
})
