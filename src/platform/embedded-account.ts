import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { CannotStart } from './cannot-start.ts'

/** Whom the server runs as when that is not ourselves. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as the user who owns the cluster, else as `bearing` where
 * an administrator made such a user, else as `nobody` or a like one. Null means: as ourselves.
 */
export function accountFor(cluster: string): Account | null {
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid
  const self = process.getuid?.()
  if (self === undefined) return null
  if (self !== 0) {
    if (owner !== undefined && owner !== self) throw belongsTo(owner, cluster)
    return null
  }
  const known = accounts()
  const chosen =
    owner === undefined || owner === 0
      ? ['bearing', 'nobody', 'daemon', '_postgres'].flatMap((name) => known.filter((one) => one.name === name))[0]
      : known.find((one) => one.uid === owner)
  if (chosen && chosen.uid !== 0) return chosen
  throw new CannotStart(
    owner
      ? `${cluster} belongs to the user number ${owner}, who has no line in /etc/passwd, so PostgreSQL cannot run as that user. Add one, or choose another folder with --data.`
      : 'Bearing was started by root, PostgreSQL refuses to run as root, and /etc/passwd has no user `bearing` or `nobody` to run it as. Add one (`useradd --system bearing`), or start Bearing as an ordinary user.',
  )
}

/** The name that PostgreSQL's tools will ask the system for. */
export function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** The nearest folder above, or the folder itself, that this user may not enter; undefined when all is open. */
export function barrier(folder: string, account: Account): string | undefined {
  const { mode, uid, gid } = statSync(folder)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  const above = dirname(folder) === folder ? undefined : barrier(dirname(folder), account)
  return above ?? ((mode & bit) === 0 ? folder : undefined)
}

function accounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((parts) => parts.length >= 4 && !parts[0]?.startsWith('#'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

function belongsTo(owner: number, cluster: string): CannotStart {
  const name = accounts().find(({ uid }) => uid === owner)?.name ?? `number ${owner}`
  return new CannotStart(
    `${cluster} belongs to the user ${name}, so it was made by a Bearing that somebody else started (root's runs as an unprivileged user). Start Bearing as before, or choose another folder with --data.`,
  )
}
