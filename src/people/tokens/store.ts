import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { parse, stringify } from 'uuid'
import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Scope, Viewer } from '../../kernel/viewer.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { prefix, type Token } from './token.ts'

/** A secret in the hands of one person. Its text also says where its row is; of the secret itself only a hash is kept. */
export interface Handed {
  org: Id
  id: Id
  text: string
  hash: string
  begins: string
}

export function handOut(org: Id): Handed {
  const id = newId()
  const place = Buffer.concat([parse(org), parse(id)]).toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  return { org, id, text: `${place}_${secret}`, hash: hashOf(secret), begins: secret.slice(0, 6) }
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

// 32 bytes are 43 characters of base64url, which itself may hold an underscore: parts are taken by their length.
const shape = /^([\w-]{43})_([\w-]{43})$/

/** The row that a handed out text belongs to, and a comparison that takes the same time wherever they differ. */
export function readHanded(text: string): { org: Id; id: Id; matches(hash: string): boolean } | undefined {
  const [, place, secret] = shape.exec(text) ?? []
  if (!place || !secret) return undefined
  const bytes = Buffer.from(place, 'base64url')
  try {
    const given = Buffer.from(hashOf(secret))
    return {
      org: stringify(bytes.subarray(0, 16)),
      id: stringify(bytes.subarray(16)),
      matches: (hash) => hash.length === given.length && timingSafeEqual(Buffer.from(hash), given),
    }
  } catch {
    return undefined
  }
}

/** Whether two texts are the same, in a time that does not tell how much of them is. */
export const isSame = (given: string, right: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(right)))

export interface TokenDraft {
  person: Id
  name: string
  scopes: readonly Scope[]
  endsOn: Day
}

/** Makes a token; its text is not kept anywhere. It works to the end of its last day, UTC. */
export async function issueToken(tx: Transaction, org: Id, draft: TokenDraft): Promise<{ token: Id; text: string }> {
  const handed = handOut(org)
  await tx.run(sql`
    insert into access_token (org, token, hash, begins, person, name, scopes, ends_at)
    values (${org}, ${handed.id}, ${handed.hash}, ${handed.begins}, ${draft.person}, ${draft.name}, ${[...draft.scopes]},
      (${draft.endsOn}::date + 1)::timestamp at time zone 'UTC')`)
  return { token: handed.id, text: prefix + handed.text }
}

/** Which token a text claims to be. */
export const tokenIn = (text: string) => (text.startsWith(prefix) ? readHanded(text.slice(prefix.length)) : undefined)

/**
 * The viewer whose token this is, as the sign-in role: null where it is another organisation's than that of the slug,
 * undefined where it is nobody's. Marks the day of its use.
 */
export async function viewerByToken(tx: Transaction, text: string, slug: string): Promise<Viewer | null | undefined> {
  const handed = tokenIn(text)
  if (!handed) return undefined
  const found = await tx.first<Viewer & { hash: string; slug: string; used: boolean }>(sql`
    select t.org, t.hash, t.person, t.scopes, p.administrator, o.zone, o.slug, t.used_on is not distinct from current_date as used
    from access_token t join person p on p.org = t.org and p.person = t.person join organisation o on o.org = t.org
    where t.org = ${handed.org} and t.token = ${handed.id} and t.revoked_at is null and t.ends_at > now()
      and (p.ends_on is null or p.ends_on >= (now() at time zone o.zone)::date)`)
  if (!found || !handed.matches(found.hash)) return undefined
  if (!found.used)
    await tx.run(sql`update access_token set used_on = current_date where org = ${handed.org} and token = ${handed.id}`)
  const { org, person, administrator, zone, scopes } = found
  return found.slug === slug ? { org, person, administrator, zone, scopes } : null
}

export const tokensOf = (tx: Transaction, org: Id, person: Id): Promise<Token[]> =>
  tx.rows<Token>(sql`
    select token, name, begins, scopes, made_at as "madeAt", used_on as "usedOn",
      ((ends_at at time zone 'UTC')::date - 1) as "endsOn"
    from access_token
    where org = ${org} and person = ${person} and revoked_at is null and ends_at > now() order by token desc`)

/** Answers whether there was one to revoke. */
export const revokeToken = async (tx: Transaction, org: Id, person: Id, token: Id): Promise<boolean> =>
  (await tx.run(sql`
    update access_token set revoked_at = now()
    where org = ${org} and person = ${person} and token = ${token} and revoked_at is null`)) === 1
