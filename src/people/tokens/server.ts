import { forbidden, invalid, notFound } from '../../kernel/refusal.ts'
import { may } from '../../kernel/viewer.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { onlyFor } from '../sight/store.ts'
import { list, make, revoke } from './contract.ts'
import { issueToken, revokeToken, tokensOf } from './store.ts'
import { faultOfEnd, mayMake, type Token } from './token.ts'

/** `forget` lets this process look tokens up afresh. */
export const answersWith = ({ forget }: { forget(): void }): Answer[] => [
  answer(list, async (_, { tx, viewer, headers }) => ({
    tokens: (await tokensOf(tx, viewer.org, viewer.person)).map(shown),
    abilities: { make: mayMake(headers.authorization !== undefined) },
  })),

  answer(make, async ({ name, scopes, endsOn }, asking) => {
    const { tx, viewer, today, headers } = asking
    const { allowed, because } = mayMake(headers.authorization !== undefined)
    if (!allowed) throw forbidden(because ?? '')
    const fault = faultOfEnd(endsOn, today)
    if (fault) throw invalid('endsOn', fault)
    const draft = { person: viewer.person, name, scopes: [...new Set(scopes)], endsOn }
    const { token, text } = await issueToken(tx, viewer.org, draft)
    await told(asking, 'token.made', { token, name, scopes: draft.scopes, endsOn })
    const made = (await tokensOf(tx, viewer.org, viewer.person)).find((one) => one.token === token)
    if (!made) throw notFound('token')
    return { token: shown(made), text }
  }),

  answer(revoke, async ({ token }, asking) => {
    const { tx, viewer, afterwards } = asking
    if (!(await revokeToken(tx, viewer.org, viewer.person, token))) throw notFound('token')
    await told(asking, 'token.revoked', { token })
    forget()
    afterwards(forget)
    return { revoked: token }
  }),
]

const shown = (it: Token) => ({ ...it, madeAt: it.madeAt.toISOString(), abilities: { revoke: may } })

/** Nobody else hears of somebody's tokens. */
async function told({ tx, viewer }: ViewerAsking, happened: string, after: Record<string, unknown>): Promise<void> {
  const audience = await onlyFor(tx, viewer.person)
  await tell(tx, viewer.org, viewer.person, { happened, subject: viewer.person, audience, after })
}
