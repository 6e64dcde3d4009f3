/**
 * A lack is what a goal, or an owner's load, wants mending of: a goal without a why, a how, a when or an owner, one that
 * nobody has looked at, one that supports nothing or that nothing supports, and an owner of too many goals at once.
 */
export const lacks = ['why', 'how', 'when', 'owner', 'stale', 'above', 'below', 'load'] as const
export type Lack = (typeof lacks)[number]

/** More open goals than these are too many for one owner to keep in mind. */
export const mostGoals = 8
