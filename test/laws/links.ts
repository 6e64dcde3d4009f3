import { posix } from 'node:path'
import type { Breach, House } from './house.ts'
import { lineOf } from './house.ts'

const link =
  /!?\[(?:[^\]\\]|\\.)*\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s*(\S+)|<(?:img|a|source)\b[^>]*?\b(?:src|href|srcset)="([^"]+)"/gm
const heading = /^#{1,6}\s+(.+?)\s*#*$/gm

/** A heading's anchor as code hosts derive it. */
const anchor = (title: string): string =>
  title
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

/** Code is kept in length, so that lines stay right, but says nothing. */
const withoutCode = (text: string): string =>
  text.replace(/^(```|~~~)[\s\S]*?^\1|`[^`\n]*`/gm, (code) => code.replace(/[^\n]/g, ' '))

export function linksResolve(house: House): Breach[] {
  const isFolder = (path: string): boolean => [...house.keys()].some((file) => file.startsWith(`${path}/`))
  return [...house].flatMap(([file, text]) => {
    if (!file.endsWith('.md')) return []
    return [...withoutCode(text).matchAll(link)].flatMap((hit) => {
      const to = decodeURI(hit[1] ?? hit[2] ?? hit[3] ?? '')
      if (/^([a-z]+:|\/\/)/i.test(to)) return []
      const breach = (says: string): Breach[] => [
        {
          file,
          line: lineOf(text, hit.index),
          says: `links to ${to}, ${says}.`,
          do: 'Correct the link, or add what it promises.',
        },
      ]
      const [path = '', fragment] = to.split('#')
      if (path.startsWith('/')) return breach('which begins at a root that readers do not share')
      const found = path === '' ? file : posix.join(posix.dirname(file), path).replace(/\/$/, '')
      if (!house.has(found)) return isFolder(found) || found === '.' ? [] : breach('which does not exist')
      if (!fragment || !found.endsWith('.md')) return []
      const anchors = [...(house.get(found) ?? '').matchAll(heading)].map((title) => anchor(title[1] ?? ''))
      return anchors.includes(fragment) ? [] : breach('a heading that does not exist')
    })
  })
}
