import { existsSync, statfsSync, statSync } from 'node:fs'
import { access, constants, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CannotStart } from './cannot-start.ts'

const megabyte = 1024 * 1024

/** Any failure on the way to a running server, as a sentence for the person who typed the command. */
export function asCannotStart(error: unknown, folder: string): CannotStart {
  if (error instanceof CannotStart) return error
  const { code, path = folder, message } = error as NodeJS.ErrnoException
  const says = sentences[code ?? '']
  return new CannotStart(says ? says(path) : `Bearing's database in ${folder} did not start: ${message}`, {
    cause: error,
  })
}

const elsewhere = 'or choose another folder with --data'
const sentences: Record<string, (path: string) => string> = {
  EACCES: (path) => `Bearing may not write to ${path}. Let the user who starts Bearing own that folder, ${elsewhere}.`,
  EPERM: (path) => `Bearing may not change ${path}. Let the user who starts Bearing own that folder, ${elsewhere}.`,
  EROFS: (path) => `${path} is on a file system that can only be read. Mount it for writing, ${elsewhere}.`,
  ENOENT: (path) => `${path} cannot be made here: the system has no such place. Choose another folder with --data.`,
  ENOTDIR: (path) =>
    `${path} cannot be a folder, because a part of that path is a file. Choose another folder with --data.`,
  EEXIST: (path) => `${path} is in the way: Bearing needs a folder there. Move it aside, ${elsewhere}.`,
  ENOSPC: (path) =>
    `The disk that holds ${path} is full. Free some space and start again, ${elsewhere} on another disk.`,
  EDQUOT: (path) => `The disk quota for ${path} is used up. Free some space and start again, ${elsewhere}.`,
}

/** Makes the data folder. What root makes can be walked through, so that the server's user reaches what it owns inside. */
export async function makeFolder(folder: string): Promise<void> {
  const above = nearest(folder)
  refuseFullDisk(above, 16 * megabyte)
  await make(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
  if (!statSync(folder).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'EEXIST', path: folder })
  await access(folder, constants.W_OK | constants.X_OK)
}

/** Level by level: Node's own recursive mkdir never returns where a file system takes no new folders, as /proc. */
async function make(folder: string, mode: number): Promise<void> {
  if (existsSync(folder)) return
  await make(dirname(folder), 0o755)
  await mkdir(folder, { mode }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

/** PostgreSQL stops half-way when its disk fills, so too little room is refused before anything is begun. */
export function refuseFullDisk(folder: string, needed: number): void {
  const { blocks, bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  if (free >= needed || blocks === 0) return
  const count = (bytes: number): string => `${Math.ceil(bytes / megabyte)} MB`
  throw new CannotStart(
    `Only ${count(free)} is free on the disk that holds ${folder}, and Bearing needs ${count(needed)} to start. Free some space, ${elsewhere} on another disk.`,
  )
}

function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder))
}

/** What PostgreSQL's own last words mean; `words` is what it or initdb printed. */
export function fromPostgres(words: string, folder: string, log: string): CannotStart {
  if (/No space left on device|Disk quota exceeded/.test(words))
    return asCannotStart({ code: 'ENOSPC', path: folder }, folder)
  if (/could not look up effective user ID/.test(words))
    return new CannotStart(
      'PostgreSQL needs the user who starts Bearing to have a name, and this one has only a number. Add a line for it to /etc/passwd, or start Bearing as a user who has one.',
    )
  const lines = words.match(/(?:LOG|FATAL|PANIC|error): .+/g) ?? words.trim().split('\n')
  // “The file contains errors” is preceded by which.
  const reason = lines.at(-1)?.endsWith('contains errors') ? lines.at(-2) : lines.at(-1)
  const told = reason ? ` It said: “${reason.replace(/^\w+:\s+/, '')}”.` : ''
  return new CannotStart(`PostgreSQL did not start on ${folder}.${told} Its log is ${log}.`)
}
