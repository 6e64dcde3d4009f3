import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { forbidden, invalid, Refusal } from '../../kernel/refusal.ts'
import { callerOf } from '../../platform/http.ts'
import type { Throttle } from '../../platform/throttle.ts'
import { most } from './login.ts'
import { headersOf, type Library, secured } from './store.ts'

export interface DoorNeeds {
  library: Library
  throttle: Pick<Throttle, 'attempt'>
  /** Lets this process look everybody up afresh. */
  forget(): void
}

const given = z.object({ email: z.string().trim().max(254), password: z.string().max(most) })

/**
 * The library's own doors, and of them only the three that are needed: sign in, sign out, and who is signed in, which
 * also prolongs a sign-in that is used. There is no open sign-up; people come by set-up or by a one-use link.
 */
export function mountSignIn(app: FastifyInstance, { library, throttle, forget }: DoorNeeds): void {
  app.post('/api/auth/sign-in/email', async (request, reply) => {
    refuseForeign(request)
    const body = given.safeParse(request.body)
    if (!body.success) throw invalid('email', 'Give an e-mail address and a password.')
    const email = body.data.email.toLowerCase()
    await throttle.attempt('sign-in', request.ip)
    await throttle.attempt('sign-in for one e-mail from one address', `${request.ip} ${email}`)
    await throttle.attempt('sign-in for one e-mail', email)
    const answer = await hand(library, request, reply, { email, password: body.data.password })
    const { user } = (await answer.json()) as { user: { email: string; name: string } }
    return { login: { email: user.email, name: user.name } }
  })

  app.post('/api/auth/sign-out', async (request, reply) => {
    refuseForeign(request)
    forget()
    await hand(library, request, reply, {})
    forget()
    return { signedOut: true }
  })

  app.get('/api/auth/get-session', async (request, reply) => {
    const answer = await hand(library, request, reply)
    const found = (await answer.json()) as { user: { email: string; name: string } } | null
    return { login: found && { email: found.user.email, name: found.user.name } }
  })
}

/** Hands a request on to the library, and its cookies back; what it refuses is said in our own words. */
async function hand(library: Library, request: FastifyRequest, reply: FastifyReply, body?: object): Promise<Response> {
  const origin = originOf(request)
  const headers = headersOf({ ...callerOf(request), origin })
  if (body) headers.set('content-type', 'application/json')
  const answer = await library.handler(
    new Request(origin + request.url, {
      method: request.method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  )
  if (answer.status === 429) throw new Refusal('too-many', 'Too many attempts. Try again in a quarter of an hour.')
  if (answer.status === 403) throw forbidden('This request comes from another site. Open Bearing itself and try there.')
  if (answer.status >= 400 && answer.status < 500)
    throw new Refusal(
      'unauthenticated',
      'The e-mail or the password is not right. Lost access? An administrator can make you a link.',
    )
  if (!answer.ok) throw new Error(`The sign-in library answered ${answer.status}.`)
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', secured(cookie, origin))
  return answer
}

/** A sign-in from another site would put a visitor into somebody else's place, even where there is no cookie yet. */
function refuseForeign(request: FastifyRequest): void {
  const { origin, cookie } = request.headers
  if (origin === undefined ? cookie !== undefined : origin !== originOf(request))
    throw forbidden('This request comes from another site. Open Bearing itself and try there.')
}

const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`
