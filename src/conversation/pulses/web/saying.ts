import { civilDate } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import type { PulseSeen } from '../contract.ts'

/** What is promised to whoever is asked, as it stood at launch. */
export const rulesSaid = ({ scores, texts }: PulseSeen['rules']): string =>
  t(
    'Anonymous. Nobody reads an answer before the round closes. Then figures are shown for groups of {{scores}} or more, and texts, shuffled, where {{texts}} or more wrote; where others may have answered than the time before, a few answers are set aside unread, so that nobody is found by comparing. Nobody knows which answer is yours, so it cannot be changed.',
    { scores, texts },
  )

/** With its tenth, so that 4 and 4.4 stand alike. */
export const meanSaid = (mean: number): string =>
  new Intl.NumberFormat(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(mean)

/** How the rounds went, in a sentence. */
export function roundsSaid({ rounds }: PulseSeen): string {
  const open = rounds.find(({ state }) => state === 'open')
  const last = rounds.findLast(({ state }) => state === 'closed')
  const next = rounds.find(({ state }) => state === 'waiting')
  const parts = [
    last && responseSaid(last),
    open && t('Open until {{date}}.', { date: civilDate(open.closesOn, locale()) }),
    open?.answered && t('{{count}} have answered so far.', { count: open.answered, one: '{{count}} has answered so far.' }), // biome-ignore format: one line
    !open && next && t('Asked again from {{date}}.', { date: civilDate(next.opensOn, locale()) }),
  ]
  return parts.filter(Boolean).join(' ')
}

const responseSaid = ({ answered, asked, closesOn }: PulseSeen['rounds'][number]): string =>
  asked === null
    ? t('Nobody was asked by {{date}}.', { date: civilDate(closesOn, locale()) })
    : answered === null
      ? t('Closed on {{date}}: too few answered for anything to be shown.', { date: civilDate(closesOn, locale()) })
      : t('{{answered}} of {{asked}} answered by {{date}}.', {
          answered,
          asked,
          date: civilDate(closesOn, locale()),
        })

/** A scale question, read in a sentence: where it stands, and how it moved since the first round. */
export function readingSaid({ figures }: PulseSeen, question: number): string | null {
  const all = figures.filter((one) => one.question === question && one.group === null)
  const last = all.at(-1)
  const first = all[0]
  if (!last || !first) return null
  const mean = meanSaid(last.mean)
  const moved = Math.round((last.mean - first.mean) * 10) / 10
  if (first === last) return t('On average {{mean}} of 5.', { mean })
  if (Math.abs(moved) < 0.2) return t('On average {{mean}} of 5, as in the first round.', { mean })
  return moved > 0
    ? t('On average {{mean}} of 5, up from {{before}} in the first round.', { mean, before: meanSaid(first.mean) })
    : t('On average {{mean}} of 5, down from {{before}} in the first round.', { mean, before: meanSaid(first.mean) })
}
