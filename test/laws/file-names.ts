import { placeOf } from './floors.ts'
import type { Breach, House } from './house.ts'

/** Names that say nothing about what a file holds. */
const empty = /^(index|utils?|helpers?|types?|services?|hooks?|common|misc|shared|managers?|constants|lib)\.(ts|tsx)$/
const code = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.test|\.spec)?\.ts$/
/** access.sql, and functions named after their noun; both are applied anew at each migration. */
const sql = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\.sql$/
const screen = /^([A-Z][A-Za-z0-9]*|[a-z][a-z0-9]*(-[a-z0-9]+)*)(\.test|\.spec)?\.tsx?$/
/** What the browser asks for first, and what is handed to it as it is. */
const page = /^src\/entry\/shell\/(index\.html$|public\/)/
const sheet = /^[A-Za-z][A-Za-z0-9-]*(\.module)?\.css$/

export function fileNames(house: House): Breach[] {
  return [...house.keys()].flatMap((file) => {
    if (!file.startsWith('src/')) return []
    const breach = (says: string, advice: string): Breach[] => [{ file, line: 1, says, do: advice }]
    const name = file.split('/').at(-1) ?? ''
    if (empty.test(name))
      return breach('has a name that says nothing.', 'Name it after the noun or rule that it holds.')
    const place = placeOf(file)
    if (!place || place.role === 'plain') return []
    const inside = file.slice(place.slice.length + 1).split('/')
    if (place.role === 'web' || inside[0] === 'web') {
      if (screen.test(name) || sheet.test(name) || page.test(file)) return []
      return breach(
        'is no screen, style sheet or browser file.',
        'Name screens like RecordCheckIn.tsx, or move it out of web/.',
      )
    }
    if (inside.length > 1)
      return breach('lies in a folder of its own.', 'A slice is one folder, with web/ for its screens: move it up.')
    if (code.test(name) || sql.test(name)) return []
    return breach(
      'is not in the closed set of slice file names.',
      'Use lower case with hyphens: a noun, contract.ts, store.ts, server.ts, reactions.ts, cli.ts, mail.ts or access.sql.',
    )
  })
}
