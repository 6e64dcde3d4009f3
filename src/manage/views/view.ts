import { type Ability, mayIf, type Viewer } from '../../kernel/viewer.ts'

/**
 * A view is a way to look at goals that somebody keeps under a name: what is looked for, which columns, in which order,
 * grouped by what, drawn how. It holds no goals: whoever opens it sees what they may see.
 */
export const columns = [
  'title',
  'health',
  'progress',
  'owner',
  'team',
  'state',
  'start',
  'due',
  'cycle',
  'framework',
  'confidence',
  'rhythm',
  'checked',
  'read',
  'supports',
  'gaps',
] as const
export type ColumnName = (typeof columns)[number]

/** What a table shows until somebody chooses. The title always comes first. */
export const usualColumns: readonly ColumnName[] = ['title', 'health', 'progress', 'owner', 'due', 'read', 'gaps']

/** The names that are columns, each once, the title first. */
export function columnsOf(names: readonly string[]): ColumnName[] {
  const known = columns.filter((name) => name !== 'title' && names.includes(name))
  return ['title', ...known.toSorted((one, other) => names.indexOf(one) - names.indexOf(other))]
}

export const groupings = ['owner', 'team', 'state', 'health', 'framework', 'cycle', 'month'] as const
export type Grouping = (typeof groupings)[number]

/**
 * How goals are drawn. A further look is one name here, and one line in `web/looks.tsx` that says its word and fetches
 * what draws it; the page, its address and saved views follow from these two.
 */
export const looks = ['table', 'tree', 'timeline', 'board'] as const
export type Look = (typeof looks)[number]

/** So many are changed at once, at most; and so many are taken by "all that match". */
export const mostAtOnce = 200

export const viewVerbs = ['change', 'remove'] as const

/** Its owner changes a view; one that a team shares also the team's lead, one that all share also an administrator. */
export function viewAbilities(
  viewer: Viewer,
  view: { owner: string; word: string; leads: boolean },
): Record<(typeof viewVerbs)[number], Ability> {
  const change = mayIf(
    view.owner === viewer.person ||
      (view.word === 'team' && view.leads) ||
      (view.word === 'organisation' && viewer.administrator),
    view.word === 'team'
      ? 'Only its owner and the team’s lead may change this view. Save it as one of your own.'
      : 'Only its owner and administrators may change this view. Save it as one of your own.',
  )
  return { change, remove: change }
}
