import type { OutputOf } from '../../../kernel/contract.ts'
import type { Paths } from '../../../web/paths.ts'
import { t } from '../../../web/words.ts'
import type { list } from '../contract.ts'
import type { NoticeKind, Way } from '../notice.ts'

export type Shown = OutputOf<typeof list>['notices'][number]

/** A notice in one sentence; the goal's title stands beside it as a link. */
export function sentenceOf({ kind, by, other }: Pick<Shown, 'kind' | 'by' | 'other'>): string {
  const name = by?.name ?? t('Somebody')
  const sentences: Record<NoticeKind, () => string> = {
    mention: () => t('{{name}} mentioned you', { name }),
    comment: () => t('{{name}} commented', { name }),
    awaiting: () => t('{{name}} asks for your word: may “{{goal}}” support it?', { name, goal: other?.title ?? '' }),
    nudge: () => t('{{name}} reminds you of what you owe', { name }),
    due: () => t('A check-in is due'),
    overdue: () => t('A check-in is overdue'),
    'off track': () => t('It turned off track'),
    closing: () => t('{{name}} closed it', { name }),
    outside: () => t('It left its band'),
    advice: () => t('{{name}} asks for your advice', { name }),
    advised: () => t('{{name}} gave advice', { name }),
    decided: () => t('{{name}} decided', { name }),
    briefing: () => t('A briefing has come to you from {{name}}', { name }),
    passing: () => t('{{name}} reminds you to pass it on', { name }),
    asked: () => t('{{name}} asks you about it', { name }),
    answered: () => t('{{name}} answered what you asked', { name }),
  }
  return sentences[kind]()
}

export const kindName: Record<NoticeKind, () => string> = {
  mention: () => t('Somebody mentions me'),
  awaiting: () => t('A goal waits for my word'),
  nudge: () => t('My manager reminds me'),
  due: () => t('A check-in of mine is due'),
  overdue: () => t('A check-in of mine is overdue'),
  'off track': () => t('A goal that I follow turns off track'),
  comment: () => t('A comment on a goal that I follow'),
  closing: () => t('A goal that I follow is closed'),
  outside: () => t('An indicator of mine leaves its band'),
  advice: () => t('My advice is asked'),
  advised: () => t('Advice on a decision of mine'),
  decided: () => t('A decision on which I was asked'),
  briefing: () => t('A briefing comes to me'),
  passing: () => t('A briefing waits for me to pass it on'),
  asked: () => t('Somebody asks me about a briefing'),
  answered: () => t('What I asked about a briefing is answered'),
}

/** Where the thing is found that a notice is about. */
export const pathOf = ({ kind }: Pick<Shown, 'kind'>, node: string, paths: Paths): string =>
  kind === 'outside'
    ? paths.indicator(node)
    : kind === 'advice' || kind === 'advised' || kind === 'decided'
      ? paths.decision(node)
      : kind === 'briefing' || kind === 'passing' || kind === 'asked' || kind === 'answered'
        ? paths.briefing(node)
        : paths.goal(node)

export const wayName: Record<Way, () => string> = {
  digest: () => t('In the daily digest'),
  'at once': () => t('At once'),
  never: () => t('Not by mail'),
}
