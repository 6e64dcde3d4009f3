import type { ClosedAs } from '../../../graph/health.ts'
import type { OutputOf } from '../../../kernel/contract.ts'
import { handedSentence } from '../../../lead/accountability/web/handed.ts'
import { rhythmWord } from '../../../people/teams/web/rhythm.ts'
import { civilDate, list, number } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import type { Framework } from '../../frameworks/rules.ts'
import type { history } from '../../goals/contract.ts'
import { phasesRead } from '../../goals/phases.ts'
import { factField, factSaid, fieldName } from '../../goals/web/fact-words.ts'
import { closingWord, frameworkName } from '../../goals/web/saying.ts'

export type Past = OutputOf<typeof history>['events'][number]
export type PastChange = Past['changes'][number]

/** What happened to a goal, in one sentence. The changes that the sentence says already are not listed below it. */
export function sentenceOf({ happened, by, changes }: Past): string {
  const name = by?.name ?? t('Somebody')
  const after = (field: string) => changes.find((change) => change.field === field)?.after ?? ''
  const goal = after('goal')
  const measure = after('title') || after('measure') || changes.find(({ field }) => field === 'measure')?.before || ''
  const share = after('share')
  const sentences: Record<string, () => string> = {
    'goal.written': () => t('{{name}} wrote the goal.', { name }),
    'goal.changed': () =>
      reframed(name, changes) ?? t('{{name}} changed {{what}}.', { name, what: whatChanged(changes) }),
    'goal.activated': () => t('{{name}} activated the goal.', { name }),
    'goal.withdrawn': () => t('{{name}} made the goal a draft again.', { name }),
    'goal.closed': () =>
      t('{{name}} closed the goal: {{word}}.', {
        name,
        word: closingWord(after('closedAs') as ClosedAs).toLocaleLowerCase(locale()),
      }),
    'goal.reopened': () => t('{{name}} reopened the goal.', { name }),
    'goal.extended': () =>
      t('{{name}} extended the goal until {{due}}.', { name, due: civilDate(after('due'), locale()) }),
    'goal.continued': () => t('{{name}} closed the goal; “{{goal}}” continues it.', { name, goal }),
    'goal.continues': () => t('{{name}} wrote it to continue “{{goal}}”.', { name, goal }),
    'measure.added': () => t('{{name}} added the measure “{{measure}}”.', { name, measure }),
    'measure.changed': () =>
      t('{{name}} changed the measure “{{measure}}”.', { name, measure: measureIn(changes) || t('without a name') }),
    'measure.leans': () =>
      after('indicator')
        ? t('{{name}} let “{{measure}}” lean on the indicator “{{indicator}}”.', {
            name,
            measure,
            indicator: after('indicator'),
          })
        : t('{{name}} let “{{measure}}” lean on an indicator.', { name, measure }),
    'measure.leans no longer': () =>
      t('{{name}} let “{{measure}}” lean on its indicator no longer.', { name, measure }),
    'measure.archived': () => t('{{name}} archived the measure “{{measure}}”.', { name, measure }),
    'support.proposed': () => t('{{name}} proposed that it supports “{{goal}}”.', { name, goal }),
    'support.accepted': () => t('{{name}} linked it to “{{goal}}”, which it supports.', { name, goal }),
    'support.share set': () => shareSentence(name, goal, share, true),
    'support.ended': () => t('{{name}} ended that it supports “{{goal}}”.', { name, goal }),
    'supporter.proposed': () => t('{{name}} proposed that “{{goal}}” supports it.', { name, goal }),
    'supporter.accepted': () => t('{{name}} accepted that “{{goal}}” supports it.', { name, goal }),
    'supporter.share set': () => shareSentence(name, goal, share, false),
    'supporter.ended': () => t('{{name}} ended that “{{goal}}” supports it.', { name, goal }),
  }
  return sentences[happened]?.() ?? handedSentence(happened, by) ?? t('{{name}} changed it.', { name })
}

/** Another framework is one act, whatever of its fields went with it. */
function reframed(name: string, changes: PastChange[]): string | null {
  const change = changes.find(({ field }) => field === 'framework')
  if (!change) return null
  const [before, after] = [change.before, change.after].map((framework) => frameworkName(framework as Framework | null))
  return t('{{name}} changed the framework from {{before}} to {{after}}.', {
    name,
    before: before ?? '',
    after: after ?? '',
  })
}

const measureIn = (changes: PastChange[]) => {
  const named = changes.find(({ field }) => field === 'measure' || field === 'title')
  return named?.after ?? named?.before ?? ''
}

function shareSentence(name: string, goal: string, share: string, above: boolean): string {
  const said = share ? `${number(share, locale())} %` : t('an equal part of the rest')
  return above
    ? t('{{name}} set its share in “{{goal}}” to {{share}}.', { name, goal, share: said })
    : t('{{name}} set the share of “{{goal}}” to {{share}}.', { name, goal, share: said })
}

const whatChanged = (changes: PastChange[]): string =>
  changes.length === 0
    ? t('something small')
    : list([...new Set(changes.map(({ field }) => fieldName(field).toLocaleLowerCase(locale())))], locale())

/** Fields whose value the sentence has said already, or that say nothing to a reader. */
const said: Record<string, readonly string[]> = {
  'goal.closed': ['closedAs'],
  'goal.extended': ['cycle'],
  'measure.added': ['title', 'unit', 'target'],
  'measure.changed': ['measure', 'revision'],
  'measure.archived': ['title'],
  'measure.leans': ['title', 'indicator'],
  'measure.leans no longer': ['title'],
  'goal.written': ['title', 'owner', 'due'],
}

export const changesShown = ({ happened, changes }: Past): PastChange[] =>
  /^(support(er)?\.|goal\.continue|accountability\.)/.test(happened)
    ? []
    : changes.filter(({ field }) => field !== 'audience' && !said[happened]?.includes(field))

/** A value as it is shown; ids of persons and teams are named by whoever draws them. */
export function valueSaid(field: string, value: string | null): string {
  if (value === null) return t('nothing')
  if (field === 'start' || field === 'due') return civilDate(value, locale())
  if (field === 'framework') return frameworkName(value as Framework)
  const fact = factField(field)
  if (fact) return factSaid(fact, value)
  if (field === 'rhythm' || field === 'ownRhythm') return rhythmWord(Number(value))
  if (['baseline', 'target', 'target_max', 'share'].includes(field)) return number(value, locale(), 10)
  if (field === 'phases') return phasesSaid(value)
  if (value === 'true') return t('yes')
  return value === 'false' ? t('no') : value
}

/** "40 by 30 Jun 2026, 60 by 30 Sep 2026". */
const phasesSaid = (value: string): string =>
  list(
    (phasesRead(value) ?? []).map((phase) =>
      t('{{value}} by {{date}}', { value: number(phase.value, locale(), 10), date: civilDate(phase.on, locale()) }),
    ),
    locale(),
  ) || t('nothing')
