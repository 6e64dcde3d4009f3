import type { Id } from '../../kernel/ids.ts'

/**
 * A follower is told what happens to a goal: its owner, whoever was mentioned about it, and whoever chose to, as long as
 * they may see it. Each may stop at any time, and no later mention begins it again.
 */
export const reasons = ['owner', 'mentioned', 'chosen'] as const
export type Reason = (typeof reasons)[number]

/** What somebody said about following, where they said anything or were mentioned. */
export interface Said {
  person: Id
  follows: boolean
  because: 'chosen' | 'mentioned'
}

export function followersOf(owner: Id | null, said: Said[]): { person: Id; because: Reason }[] {
  const declined = said.some(({ person, follows }) => person === owner && !follows)
  const others = said.filter(({ person, follows }) => follows && person !== owner)
  return [...(owner && !declined ? [{ person: owner, because: 'owner' as const }] : []), ...others].map(
    ({ person, because }) => ({ person, because }),
  )
}
