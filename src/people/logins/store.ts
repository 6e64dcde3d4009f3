import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import pg from 'pg'
import { z } from 'zod'
import { newId } from '../../kernel/ids.ts'
import type { Urls } from '../../platform/roles.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { cookieName, fewest, type Login, most } from './login.ts'

export interface LibraryOptions {
  urls: Urls
  /** Signs cookies. The same for all processes of an installation, and never told to anybody. */
  secret: string
  /** Attempts to sign in from one address in a quarter of an hour, which the library counts by itself. */
  attempts?: number
}

/** The header in which the door names the address of whoever asks; what arrives under this name is thrown away. */
export const addressHeader = 'x-bearing-address'

const days = (count: number): number => count * 86_400

/** The sign-in library, on its own tables and with its own role. */
export function makeLibrary({ urls, secret, attempts = 100 }: LibraryOptions) {
  const pool = new pg.Pool({
    connectionString: directSystem(urls),
    // A role and a search path are the connection's own, which a transaction pooler would not carry.
    options: '-c role=bearing_sign_in -c search_path=auth',
    max: 4,
    idleTimeoutMillis: 60_000,
  })
  // In use or idle, a connection that dies must not end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const library = betterAuth({
    appName: 'Bearing',
    // Only names the product to the library: the real origin is the request's, which trustedOrigins repeats.
    baseURL: 'http://bearing.invalid',
    basePath: '/api/auth',
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: fewest, maxPasswordLength: most },
    session: { expiresIn: days(30), updateAge: days(1) },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 900,
      max: 10_000,
      customRules: { '/sign-in/email': { window: 900, max: attempts }, '/get-session': false, '/sign-out': false },
    },
    advanced: {
      cookiePrefix: 'bearing',
      // The door adds Secure where the request came by https: one process may serve both.
      useSecureCookies: false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [{ id: 'bearing', endpoints: { startSession } }],
  })
  return { library, close: () => pool.end() }
}

export type Library = ReturnType<typeof makeLibrary>['library']

/** A sign-in without a password, for whoever has proven otherwise who they are: a one-use link, the cast's key. */
const startSession = createAuthEndpoint.serverOnly(
  { method: 'POST', body: z.object({ login: z.string() }) },
  async (ctx) => {
    const found = await ctx.context.internalAdapter.findUserById(ctx.body.login)
    if (!found) throw new Error('There is no such login.')
    const session = await ctx.context.internalAdapter.createSession(found.id)
    await setSessionCookie(ctx, { session, user: found })
    return { ended: session.expiresAt }
  },
)

/** Signs this login in on the caller's device: the cookies to set. */
export async function startSignIn(library: Library, login: string, caller: Caller): Promise<string[]> {
  const answer = await library.api.startSession({ body: { login }, headers: headersOf(caller), returnHeaders: true })
  return answer.headers.getSetCookie().map((cookie) => secured(cookie, caller.origin))
}

export interface Caller {
  headers: Record<string, string | undefined>
  address: string
  origin: string
}

/** The caller's headers as the library may read them: only what it needs, and the address as the door knows it. */
export function headersOf({ headers, address, origin }: Caller): Headers {
  const kept = new Headers({ [addressHeader]: address, origin })
  for (const name of ['cookie', 'user-agent']) if (headers[name]) kept.set(name, headers[name])
  return kept
}

/** Strict where the product itself sets the cookie: nothing but our own pages ever needs it. */
export const secured = (cookie: string, origin: string): string =>
  origin.startsWith('https:') && !/;\s*secure/i.test(cookie) ? `${cookie}; Secure` : cookie

/** The sign-in cookie's value, with which a caller is recognised. */
export const cookieOf = (headers: Record<string, string | undefined>): string | undefined =>
  headers.cookie
    ?.split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1)

/** Who is signed in by this cookie, without prolonging it. */
export async function signedIn(
  library: Library,
  cookie: string,
): Promise<{ login: Login; session: string } | undefined> {
  const found = await library.api.getSession({
    headers: new Headers({ cookie: `${cookieName}=${cookie}` }),
    query: { disableRefresh: true },
  })
  if (!found) return undefined
  const { id, email, name } = found.user
  return { login: { id, email, name }, session: found.session.id }
}

export const loginByEmail = (tx: Transaction, email: string) =>
  tx.first<Login & { hash: string | null }>(sql`
    select u.id, u.email, u.name, (
      select a.password from auth.account a where a."userId" = u.id and a."providerId" = 'credential') as hash
    from auth."user" u where u.email = ${email.toLowerCase()}`)

/** As the sign-in role: a login in the library's own tables, so that it stands or falls with what it is made for. */
export async function addLogin(
  tx: Transaction,
  draft: { email: string; name: string; password?: string },
): Promise<string> {
  const login = newId()
  await tx.run(sql`
    insert into auth."user" (id, name, email, "emailVerified") values (${login}, ${draft.name}, ${draft.email.toLowerCase()}, false)`)
  if (draft.password) await setPassword(tx, login, draft.password)
  return login
}

/** The cast's: logins without a password, which nothing but the demonstration's key lets in. Answers logins by e-mail. */
export async function addLogins(
  tx: Transaction,
  drafts: { email: string; name: string }[],
): Promise<Map<string, string>> {
  const rows = drafts.map(({ email, name }) => ({ id: newId(), name, email: email.toLowerCase() }))
  await tx.run(sql`
    insert into auth."user" (id, name, email, "emailVerified")
    select l.id, l.name, l.email, false
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(id text, name text, email text)`)
  return new Map(rows.map(({ id, email }) => [email, id]))
}

export async function setPassword(tx: Transaction, login: string, password: string): Promise<void> {
  const hash = await hashPassword(password)
  await tx.run(sql`delete from auth.account where "userId" = ${login} and "providerId" = 'credential'`)
  await tx.run(sql`
    insert into auth.account (id, "accountId", "providerId", "userId", password)
    values (${newId()}, ${login}, 'credential', ${login}, ${hash})`)
}

// Verified against where there is no login, so that an answer takes as long whether or not there is one.
const nobody = hashPassword('nobody has this password')

/** Takes as long for a login that does not exist. */
export async function isPassword(hash: string | null | undefined, password: string): Promise<boolean> {
  const right = await verifyPassword({ hash: hash ?? (await nobody), password })
  return right && hash != null
}

export interface SignInRow {
  id: string
  userAgent: string | null
  address: string | null
  startedAt: Date
  seenAt: Date
  endsAt: Date
}

export const signInsOf = (tx: Transaction, login: string): Promise<SignInRow[]> =>
  tx.rows<SignInRow>(sql`
    select id, "userAgent", "ipAddress" as address, "createdAt" as "startedAt", "updatedAt" as "seenAt", "expiresAt" as "endsAt"
    from auth.session where "userId" = ${login} and "expiresAt" > now() order by "updatedAt" desc, id`)

/** Ends one sign-in of a login, all of them, or all but one; answers how many. */
export const endSignIns = (
  tx: Transaction,
  login: string,
  which: { only?: string; but?: string } = {},
): Promise<number> =>
  tx.run(sql`
    delete from auth.session where "userId" = ${login}
      and (${which.only ?? null}::text is null or id = ${which.only ?? null})
      and (${which.but ?? null}::text is null or id <> ${which.but ?? null})`)

function directSystem(urls: Urls): string {
  const [direct, system] = [new URL(urls.direct), new URL(urls.system)]
  direct.username = system.username
  direct.password = system.password
  return direct.toString()
}
