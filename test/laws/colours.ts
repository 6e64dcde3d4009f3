import type { Breach, House } from './house.ts'
import { lineOf } from './house.ts'
import { isCode, literal, parse, walk } from './source.ts'

const inCss = /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|hwb|oklch|oklab|lch|lab)\(/gi
const named = 'black|white|red|green|blue|teal|orange|yellow|purple|pink|gr[ae]y|silver|navy|brown|crimson|tomato|gold'
const namedInCss = new RegExp(
  `(?:color|background|border[a-z-]*|fill|stroke|outline|box-shadow)\\s*:[^;{}]*?\\b(?:${named})\\b`,
  'gi',
)
/** Sizes of type and corners come from the tokens as well; a measure of layout may be said where it is used. */
const sizeInCss =
  /(?<![\w-])(font-size|font-family|border-radius)\s*:(?!\s*var\(|\s*(inherit|none|unset|0|50%|100%)\s*[;}])[^;{}]+/gi
const inText = /^\s*(#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(rgba?|hsla?|hwb|oklch|oklab|lch|lab)\(.*)\s*$/i

/** Only src/ui names a colour or a size of type; everything else names a token of it. */
export function tokensAreKept(house: House): Breach[] {
  return [...house].flatMap(([file, text]) => {
    if (!file.startsWith('src/') || file.startsWith('src/ui/') || /\.(test|spec)\.tsx?$/.test(file)) return []
    const breach = (offset: number, what: string): Breach => {
      const advice = 'Use a token of src/ui, or add one there with the reason.'
      return { file, line: lineOf(text, offset), says: `names ${what.trim()} itself.`, do: advice }
    }
    if (file.endsWith('.css')) {
      const plain = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
      const hits = [inCss, namedInCss, sizeInCss].flatMap((pattern) => [...plain.matchAll(pattern)])
      return hits.map((hit) => breach(hit.index, hit[0]))
    }
    if (!isCode(file) || !/\/web\/|^src\/web\/|\/shell\/|\.tsx$/.test(file)) return []
    const found: Breach[] = []
    walk(parse(file, text).program, (node) => {
      const value = literal(node)
      if (value !== undefined && inText.test(value)) found.push(breach(node.start, value))
    })
    return found
  })
}
