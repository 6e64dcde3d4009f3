import { z } from 'zod'
import { operation } from '../../kernel/contract.ts'
import { id } from '../../kernel/ids.ts'
import { reasons } from './follower.ts'

const followers = z.object({
  goal: id,
  /** At most fifty of them; `count` is of all. */
  followers: z.array(z.object({ person: id, name: z.string(), because: z.enum(reasons) })),
  count: z.int(),
  /** Whether I do. */
  follows: z.boolean(),
})

export const list = operation({
  name: 'followers.list',
  method: 'GET',
  path: '/goals/{goal}/followers',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: followers,
  refusals: ['not-found'],
  help: 'Who follows a goal, and is told what happens to it',
})

export const follow = operation({
  name: 'followers.follow',
  method: 'PUT',
  path: '/goals/{goal}/followers',
  asks: 'viewer',
  input: z.strictObject({ goal: id, follows: z.boolean() }),
  output: followers,
  refusals: ['not-found'],
  help: 'Follow a goal, or stop following it',
})

export const contract = [list, follow]
