import { z } from 'zod'

/**
 * A login is what somebody signs in with: an e-mail address and a password. One login may be a person in several
 * organisations. Each device that signs in has a sign-in of its own, which its owner can see and end.
 */
export interface Login {
  id: string
  email: string
  name: string
}

export const login = z.object({ id: z.string(), email: z.string(), name: z.string() })

export const fewest = 10
export const most = 200

/** Length is what makes a password hard to guess; no rule about its signs does, so there is none. */
export const password = z
  .string()
  .min(fewest, { error: `Choose a password of at least ${fewest} characters. A sentence is fine.` })
  .max(most, { error: `Choose a password of at most ${most} characters.` })

/** The name of the sign-in cookie, below the library's own prefix. */
export const cookieName = 'bearing.session_token'

const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
]
const browsers: [RegExp, string][] = [
  [/Edg(A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

/** `Firefox on Windows`, from what the browser says of itself; whatever else it is, in its own first words. */
export function deviceOf(userAgent: string | null): string {
  const said = userAgent ?? ''
  const name = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(said))?.[1]
  const [browser, system] = [name(browsers), name(systems)]
  if (browser) return system ? `${browser} on ${system}` : browser
  return said.split(/[\s/]/)[0]?.slice(0, 40) || 'An unknown device'
}
