import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { birthOf, isRunning } from './embedded-processes.ts'

/** The Bearing process that works with a data folder, as `bearing.pid` in that folder tells. */
export interface Holder {
  pid: number
  /** When it took the folder, ISO 8601. */
  since: string
  /** Where people open it, once it listens. */
  address?: string
  /** Tells it from a later process with the same number. */
  birth?: string
}

export interface Hold {
  announce(address: string): Promise<void>
  release(): Promise<void>
}

/** Takes the data folder for this process, or says which one has it. A holder that died leaves its file; that is taken over. */
export async function hold(folder: string): Promise<Hold> {
  const path = fileIn(folder)
  const mine: Holder = { pid: process.pid, since: new Date().toISOString(), birth: birthOf(process.pid) }
  while (!(await create(path, mine))) {
    const found = await readFile(path, 'utf8').catch(() => '')
    const holder = parse(found)
    if (isAlive(holder)) throw heldBySomebody(folder, holder)
    await takeAway(path, found)
  }
  return {
    announce: (address) => replace(path, { ...mine, address }),
    release: () => rm(path, { force: true }),
  }
}

/** Who works with this data folder right now; null when nobody does. */
export async function holderOf(folder: string): Promise<Holder | null> {
  const holder = parse(await readFile(fileIn(folder), 'utf8').catch(() => ''))
  return isAlive(holder) ? holder : null
}

const fileIn = (folder: string): string => join(folder, 'bearing.pid')

const isAlive = (holder: Holder | null): holder is Holder =>
  holder !== null &&
  isRunning(holder.pid) &&
  // In a container numbers begin anew, so a dead holder may well have had ours.
  (holder.birth === undefined ? holder.pid !== process.pid : holder.birth === birthOf(holder.pid))

function heldBySomebody(folder: string, { pid, since, address }: Holder): CannotStart {
  const where = address ? ` at ${address}` : ''
  return new CannotStart(
    `The data folder ${folder} is in use by another Bearing: process ${pid}${where}, since ${since}. Use that one, stop it, or choose another folder with --data.`,
  )
}

/** Complete from its first moment: it is written aside, and appears by a link, which fails when somebody was quicker. */
async function create(path: string, holder: Holder): Promise<boolean> {
  const aside = `${path}.${process.pid}`
  await writeFile(aside, JSON.stringify(holder))
  try {
    await link(aside, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(aside, { force: true })
  }
}

async function replace(path: string, holder: Holder): Promise<void> {
  await writeFile(`${path}.${process.pid}`, JSON.stringify(holder))
  await rename(`${path}.${process.pid}`, path)
}

/** Removes the dead holder's file, unless another start has put its own there in the meantime. */
async function takeAway(path: string, dead: string): Promise<void> {
  const aside = `${path}.${process.pid}.old`
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  )
  if (!moved) return
  if ((await readFile(aside, 'utf8')) !== dead) await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

function parse(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Holder
    return Number.isInteger(value.pid) && value.pid > 0 ? value : null
  } catch {
    return null
  }
}
