import type { FastifyInstance } from 'fastify'
import type { Id } from '../../kernel/ids.ts'
import { invalid } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { organisationOf } from '../../people/organisations/store.ts'
import { personOf } from '../../people/persons/store.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import type { Database } from '../../platform/database.ts'
import { type Caller, callerOf } from '../../platform/http.ts'
import { readToken } from '../../platform/mail-token.ts'
import type { Transaction } from '../../platform/sql.ts'
import * as contract from './contract.ts'
import { kinds, morning, type NoticeKind } from './notice.ts'
import * as store from './store.ts'

export interface NoticesNeed {
  titlesOf(tx: Transaction, viewer: Viewer, nodes: Id[]): Promise<Map<Id, string>>
  /** Whether this installation sends mail. */
  mail: 'on' | 'off'
  /** Signs what stands at the end of a mail. */
  secret: string
}

const unreadBy = async ({ tx, viewer }: ViewerAsking) => ({
  person: viewer.person,
  unread: await store.unread(tx, viewer),
})

export const answersWith = (needs: NoticesNeed): Answer[] => {
  const shown = async ({ tx, viewer }: ViewerAsking) => ({
    kinds: await store.preferredBy(tx, viewer),
    quiet: await store.quietOf(tx, viewer),
    zone: viewer.zone,
    morning,
    mail: needs.mail,
    email: (await personOf(tx, viewer.org, viewer.person))?.email ?? null,
  })
  return [
    answer(contract.count, (_, asking) => unreadBy(asking)),

    answer(contract.list, async ({ after, only }, { tx, viewer }) => {
      const rows = await store.noticeRows(tx, viewer, after, only)
      const page = rows.slice(0, 30)
      const titles = await needs.titlesOf(
        tx,
        viewer,
        page.flatMap(({ node, about }) => [node, about].filter((each) => each !== null)),
      )
      const named = (node: Id | null) => {
        const title = node === null ? undefined : titles.get(node)
        return node !== null && title !== undefined ? { node, title } : null
      }
      const notices = page.flatMap((row) => {
        const [goal, other] = [named(row.node), named(row.about)]
        // Who lost sight of either end is not told of the other.
        if ((row.node && !goal) || (row.kind === 'awaiting' && !other)) return []
        return {
          notice: row.notice,
          kind: row.kind,
          at: row.at.toISOString(),
          by: row.by && row.by_name !== null ? { person: row.by, name: row.by_name } : null,
          goal,
          other,
          said: row.said,
          read: row.read,
        }
      })
      return { person: viewer.person, notices, next: rows.length > 30 ? (page.at(-1)?.notice ?? null) : null }
    }),

    answer(contract.read, async (which, asking) => {
      await store.markRead(asking.tx, asking.viewer, which)
      return unreadBy(asking)
    }),

    answer(contract.preferred, (_, asking) => shown(asking)),

    answer(contract.prefer, async ({ kinds, quiet }, asking) => {
      if (quiet && quiet.from === quiet.to)
        throw invalid('quiet.to', 'Quiet hours that end when they begin last for no time. Choose another end.')
      await store.setWays(asking.tx, asking.viewer, kinds)
      if (quiet !== undefined) await store.setQuiet(asking.tx, asking.viewer, quiet)
      return shown(asking)
    }),

    answer(contract.stopMail, ({ token }, { database }) => stopMail(database, needs.secret, token)),
  ]
}

/** Stops what the token names: one kind that came at once, or all that came in the digest. */
export async function stopMail(database: Database, secret: string, token: string) {
  const named = readToken(secret, token)
  if (!named) throw invalid('token', 'This address is not complete. Open the one at the end of the mail again.')
  const { org, person, kind } = named
  return database.asSystem('digests', org, async (tx) => {
    const organisation = await organisationOf(tx, org)
    if (!organisation) throw invalid('token', 'This organisation is here no longer, and sends no mails.')
    const ways = await store.preferredBy(tx, { org, person })
    const stopped = ways.filter((each) => (kind === 'digest' ? each.way === 'digest' : each.kind === kind))
    await store.setWays(
      tx,
      { org, person },
      stopped.map((each) => ({ kind: each.kind, way: 'never' as const })),
    )
    const which: 'digest' | NoticeKind = kinds.find((each) => each === kind) ?? 'digest'
    return { stopped: which, organisation: organisation.name }
  })
}

/**
 * What a mail program calls when somebody presses its own button (RFC 8058): one request, without cookies, and nothing but
 * the address. Whoever opens the address is shown a page that asks first, since programs open addresses to look at them.
 */
export function mountStopMail(
  app: FastifyInstance,
  { database, secret, throttle }: { database: Database; secret: string; throttle(caller: Caller): void },
): void {
  app.get<{ Params: { token: string } }>('/api/stop-mail/:token', (request, reply) =>
    reply.redirect(`/stop-mail/${encodeURIComponent(request.params.token)}`, 303),
  )
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 4096 }, (_request, _body, done) => done(null, null))
    scope.post<{ Params: { token: string } }>('/api/stop-mail/:token', async (request) => {
      throttle(callerOf(request))
      return stopMail(database, secret, request.params.token)
    })
  })
}
