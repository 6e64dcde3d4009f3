import { civilDate, list } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import type { FactField } from '../../frameworks/framework.ts'
import { type Framework, frameworkRules, frameworks, ruleOf } from '../../frameworks/rules.ts'
import type { FrameworkFacts } from '../framework-facts.ts'
import type { Measured } from './measured.ts'
import { fieldWord } from './saying.ts'

// What a framework keeps of a goal, as words: on its page, and in its history.

/** The field of any framework by the name that history gives it: `facts.finishLine`. */
export function factField(at: string): FactField | undefined {
  const name = at.replace(/^facts\./, '')
  return at.startsWith('facts.')
    ? frameworks.flatMap((each) => frameworkRules[each].fields).find((field) => field.name === name)
    : undefined
}

/** The name of any field that history tells of, the framework's own ones too. */
export function fieldName(at: string): string {
  const field = factField(at)
  return field ? t(field.label) : fieldWord(at)
}

/** A fact's value as people read it; empty where nothing is kept. */
export function factWords(field: FactField, value: unknown, measures: readonly Measured[] = []): string {
  if (value === null || value === undefined || value === '') return ''
  const label = (one: unknown) => t(field.options?.find((option) => option.value === one)?.label ?? String(one))
  switch (field.kind) {
    case 'day':
      return civilDate(String(value), locale())
    case 'switch':
      return value === true || value === 'true' ? t('Yes') : t('No')
    case 'rating':
      return t('{{rating}} of 5', { rating: String(value) })
    case 'choice':
      return label(value)
    case 'choices':
      return list((value as unknown[]).map(label), locale())
    case 'list':
      return list(
        (value as FrameworkFacts[]).map((item) => String(item.title ?? '')),
        locale(),
      )
    case 'per-measure':
      return list(
        Object.entries(value as Record<string, string>).map(([key, number]) => {
          const measure = measures.find((each) => each.key === key || each.title === key)
          return measure ? `${measure.title}: ${number} ${measure.unit}`.trim() : number
        }),
        locale(),
      )
    default:
      return String(value)
  }
}

/** The same of what history kept, where lists are JSON. */
export function factSaid(field: FactField, kept: string): string {
  if (!['choices', 'list', 'per-measure'].includes(field.kind)) return factWords(field, kept)
  try {
    return factWords(field, JSON.parse(kept)) || t('nothing')
  } catch {
    return kept
  }
}

/** Rows of a list that were left blank are not sent. */
export function withoutBlanks(framework: Framework | null, facts: FrameworkFacts): FrameworkFacts {
  const lists = ruleOf(framework)?.fields.filter(({ kind }) => kind === 'list') ?? []
  const filled = (item: FrameworkFacts) => Object.values(item).some((each) => each !== null && each !== '')
  return {
    ...facts,
    ...Object.fromEntries(lists.map(({ name }) => [name, ((facts[name] ?? []) as FrameworkFacts[]).filter(filled)])),
  }
}
