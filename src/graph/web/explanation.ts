import type { OutputOf } from '../../kernel/contract.ts'
import { civilDate, number, percent } from '../../ui/format.ts'
import { locale, t } from '../../web/words.ts'
import type { explain } from '../contract.ts'
import type { HealthReason } from '../health.ts'
import type { Left } from '../roll-up.ts'
import { healthWord } from './saying.ts'

export type Explained = OutputOf<typeof explain>

const share = (ratio: number | string) => percent(ratio, locale())
const points = (ratio: number | undefined) => number((ratio ?? 0) * 100, locale())

/** Which rule gave the colour, with its numbers: one sentence. */
export function ruleSentence({ health, progress, adherence }: Explained): string {
  const { expected, curved, rhythm, thresholds } = health
  const rules: Record<HealthReason, () => string> = {
    closed: () => t('It is closed: {{health}}.', { health: healthWord(health.health).toLocaleLowerCase(locale()) }),
    draft: () => t('It is a draft, and has not begun.'),
    'before start': () => t('Its start lies ahead, and nothing has been read yet.'),
    'never read': () => t('Nothing has been read yet, so nobody can know. Silence is never green.'),
    'past due': () => t('Its due date has passed: this is how it ended, and it awaits its closing.'),
    silent: () =>
      t(
        'Nothing was read for more than {{days}} days, {{silence}} times its rhythm of {{rhythm}} days. An older colour would pretend to know.',
        {
          days: (thresholds.silence ?? 2) * rhythm,
          silence: thresholds.silence ?? 2,
          rhythm,
        },
      ),
    pace: () =>
      progress !== null && Number(progress) >= 1
        ? t('All that was asked for is reached.')
        : curved
          ? t('Progress is {{progress}}, and {{expected}} is expected by today.', {
              progress: progress === null ? t('unknown') : share(progress),
              expected: share(expected ?? 0),
            })
          : t('Progress is {{progress}}, and a straight line from start to due date would be at {{expected}} today.', {
              progress: progress === null ? t('unknown') : share(progress),
              expected: share(expected ?? 0),
            }),
    adherence: () =>
      t('{{adherence}} of what was due was done. From {{near}} on that is on track, from {{far}} on at risk.', {
        adherence: share(adherence ?? 0),
        near: share(1 - (thresholds.onTrack ?? 0)),
        far: share(1 - (thresholds.atRisk ?? 0)),
      }),
    confidence: () => t('Its owner is less confident than the numbers, and what is worse decides.'),
    'all met': () => t('Every measure that has a reading and a target has met it. A percentage cannot be known.'),
    below: () =>
      t(
        'It has neither a pace nor a stated confidence of its own, so the goals below it decide: how many of those with a known course are off track or missed, those at risk counted by half.',
      ),
    'nothing to go by': () => t('There are readings, but neither a progress nor a confidence to judge by.'),
  }
  const rule = rules[health.because as HealthReason]
  return rule ? rule() : health.because
}

/** The table of thresholds, in words; only where they decided. */
export function thresholdSentence({ health }: Explained): string | null {
  const { thresholds } = health
  if (health.because === 'pace' && health.expected !== null)
    return t('Up to {{near}} points behind is on track, up to {{far}} at risk, and more is off track.', {
      near: points(thresholds.onTrack),
      far: points(thresholds.atRisk),
    })
  if (health.because === 'confidence')
    return t('A confidence from {{high}} is on track, from {{low}} at risk, and below that off track.', {
      high: thresholds.confident ?? 0,
      low: thresholds.doubtful ?? 0,
    })
  return null
}

/** Why it may look late, or early, where what it carries is on time. */
export const curveSentence = ({ health }: Explained): string | null =>
  health.because === 'pace' && health.curvedBelow && !health.curved
    ? t(
        'Goals below it expect much late, or early: their colours go by that. This one is judged by the line between its own dates.',
      )
    : null

/** When the clock alone may change the colour. */
export const turnSentence = ({ health }: Explained): string | null =>
  health.turnsOn === null
    ? null
    : t('Without a new reading it may change on {{date}}.', { date: civilDate(health.turnsOn, locale()) })

const leftWords: Record<Left, () => string> = {
  proposed: () => t('proposed, not accepted yet'),
  draft: () => t('a draft'),
  abandoned: () => t('abandoned'),
  narrower: () => t('fewer people may see it'),
  'no share': () => t('has no share'),
  'no percentage': () => t('gives no percentage'),
  unknown: () => t('unknown'),
}

/** Why a contributor is not in the mean. */
export const leftWord = (left: string): string => leftWords[left as Left]?.() ?? left
