import { z } from 'zod'
import { abilities, operation, requiredText } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { scopes } from '../../kernel/viewer.ts'
import { token, verbs } from './token.ts'

const shown = token.extend({ abilities: abilities(verbs) })

export const list = operation({
  name: 'tokens.list',
  method: 'GET',
  path: '/me/tokens',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({ tokens: z.array(shown), abilities: abilities(['make']) }),
  refusals: [],
  help: 'Your personal access tokens that still work',
})

export const make = operation({
  name: 'tokens.make',
  method: 'POST',
  path: '/me/tokens',
  asks: 'viewer',
  input: z.strictObject({
    name: requiredText(100),
    scopes: z.array(z.enum(scopes)).min(1, { error: 'Choose what the token may do.' }).max(2),
    /** Its last day. */
    endsOn: day,
  }),
  output: z.object({ token: shown, text: z.string() }),
  refusals: ['forbidden', 'invalid'],
  help: 'Makes a personal access token; its text is shown this once',
})

export const revoke = operation({
  name: 'tokens.revoke',
  method: 'DELETE',
  path: '/me/tokens/{token}',
  asks: 'viewer',
  input: z.strictObject({ token: id }),
  output: z.object({ revoked: id }),
  refusals: ['not-found'],
  help: 'Ends one of your tokens at once',
})

export const contract = [list, make, revoke]
