/**
 * What is owed is asked again when something that it mentions changes: me, my goals, what waits for my word. A goal that
 * somebody else hands to me, or a day that begins, is met by asking every five minutes.
 */
export const asksAgain = { live: 'mentioned', every: 5 * 60_000 } as const
