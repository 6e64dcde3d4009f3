/**
 * What is owed is asked again when something that it mentions changes: me, my goals, what waits for my word. A goal that
 * somebody else hands over names both of us, so it is met at once; a day that begins, by asking every five minutes.
 */
export const asksAgain = { live: 'mentioned', every: 5 * 60_000 } as const
