import { z } from 'zod'
import { operation } from '../../kernel/contract.ts'
import { id } from '../../kernel/ids.ts'

const about = {
  kind: z.string().max(40),
  subject: id,
  field: z.string().max(40),
}

const shared = z.object({
  /** Null until somebody begins to write. */
  text: id.nullable(),
  /** The whole document as a Yjs update, in base64. Taking it twice, or late, changes nothing. */
  state: z.base64().nullable(),
  /** Who else wrote here within the last half minute. */
  writers: z.array(z.object({ person: id, name: z.string() })),
})

export const see = operation({
  name: 'texts.see',
  method: 'GET',
  path: '/subjects/{kind}/{subject}/texts/{field}',
  asks: 'viewer',
  input: z.strictObject(about),
  output: shared,
  refusals: ['not-found', 'forbidden', 'invalid'],
  help: 'A long text as it is being written by everybody who has it open, saved or not',
})

export const begin = operation({
  name: 'texts.begin',
  method: 'POST',
  path: '/subjects/{kind}/{subject}/texts/{field}',
  asks: 'viewer',
  input: z.strictObject(about),
  output: shared,
  refusals: ['not-found', 'forbidden', 'invalid'],
  help: 'Begin to write a long text together, from what is saved or from what others are writing',
})

/** In base64: far more than anybody types between two sendings, or brings back from an hour without a connection. */
export const longestPart = 400_000

export const write = operation({
  name: 'texts.write',
  method: 'POST',
  path: '/subjects/{kind}/{subject}/texts/{field}/parts',
  asks: 'viewer',
  input: z.strictObject({
    ...about,
    /** What was typed, as a Yjs update in base64. The same part sent twice counts once. */
    part: z.base64().min(1).max(longestPart),
  }),
  output: z.object({ text: id }),
  refusals: ['not-found', 'forbidden', 'invalid'],
  help: 'Send what was typed into a text that is written together',
})

export const contract = [see, begin, write]
