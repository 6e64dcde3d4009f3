import type { Breach, House } from './house.ts'
import { lineOf } from './house.ts'

const block = /`(src\/[\w./-]+)`:\n\n```\w+\n([\s\S]*?)```/g
/** Formatting may move what it quotes; words may not change. */
const squeezed = (text: string): string => text.replace(/\s+/g, '')

/** An example that names its file ("From `src/…`:") has to stand there, word for word. */
export function examplesAreReal(house: House): Breach[] {
  return [...house].flatMap(([file, text]) =>
    file.endsWith('.md')
      ? [...text.matchAll(block)].flatMap((hit) => {
          const [, from = '', code = ''] = hit
          if (squeezed(house.get(from) ?? '').includes(squeezed(code))) return []
          const says = `quotes ${from}, which does not say this.`
          return [
            { file, line: lineOf(text, hit.index), says, do: 'Quote it as it is today, or choose a better example.' },
          ]
        })
      : [],
  )
}
