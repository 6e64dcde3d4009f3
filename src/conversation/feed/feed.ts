/**
 * The feed is what happened lately to goals that somebody follows, and to those of their teams: the same events as the
 * history of each goal, put into one line, as far as they may be seen.
 */
export const scopes = ['followed', 'teams', 'both'] as const
export type Scope = (typeof scopes)[number]

/** What is told elsewhere, or says nothing to a reader. */
export const untold = ['goal.discarded', 'reaction.given', 'reaction.taken back', 'comment.edited'] as const
