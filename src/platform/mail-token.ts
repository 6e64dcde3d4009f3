import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '../kernel/ids.ts'

/** Whose mails of which kind; what an address at the end of a mail says. */
export interface Named {
  org: string
  person: string
  kind: string
}

const sealOf = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(`mail ${text}`).digest('base64url').slice(0, 27)

/** Carries its own proof, so that nothing has to be kept for each mail; it can do no more than to stop mails. */
export function makeToken(secret: string, { org, person, kind }: Named): string {
  const text = Buffer.from([org, person, kind].join(' ')).toString('base64url')
  return `${text}.${sealOf(secret, text)}`
}

export function readToken(secret: string, token: string): Named | undefined {
  const [text = '', seal = ''] = token.split('.')
  const wanted = Buffer.from(sealOf(secret, text))
  const given = Buffer.from(seal)
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return undefined
  const [org = '', person = '', ...kind] = Buffer.from(text, 'base64url').toString().split(' ')
  return isId(org) && isId(person) ? { org, person, kind: kind.join(' ') } : undefined
}
