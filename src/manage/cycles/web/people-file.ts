import type { OutputOf } from '../../../kernel/contract.ts'
import { t } from '../../../web/words.ts'
import type { withoutGoals } from '../contract.ts'

export type WithoutGoal = OutputOf<typeof withoutGoals>['persons'][number]

/** The table as CSV (RFC 4180), as it is shown. */
export const peopleFile = (persons: readonly WithoutGoal[]): string =>
  [
    [t('Name'), t('Job title'), t('Manager')],
    ...persons.map(({ name, title, manager }) => [name, title, manager?.name ?? '']),
  ]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('')

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Hands a text to the browser as a file of this name. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name.replaceAll('/', '-')
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
