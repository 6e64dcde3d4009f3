import { t } from '../../../web/words.ts'
import type { SheetKind } from '../mapping.ts'
import { kindWord } from './saying.ts'

export const sheetWord = (kind: SheetKind): string => (kind === 'nothing' ? t('Leave it out') : kindWord(kind))

/** What a column means, in words; Bearing's own columns that have no better ones are named as in its files. */
export function meaningWord(meaning: string): string {
  const words: Record<string, string> = {
    kept: t('Keep as a note'),
    left: t('Leave out'),
    id: t('Id'),
    row_id: t('Number of the row'),
    title: t('Title'),
    type: t('Goal or measure'),
    parents: t('Parents, by id'),
    parent_rows: t('Parents, by row'),
    parent_titles: t('Parents, by title'),
    weights: t('Shares'),
    owner: t('Owner'),
    team: t('Team'),
    teams: t('Teams'),
    start: t('Start'),
    due: t('Due'),
    status: t('Status'),
    unit: t('Unit'),
    measure_name: t('Name of the measure'),
    direction: t('Direction'),
    baseline: t('Baseline'),
    target: t('Target'),
    target_max: t('Upper end of the target'),
    value: t('Current value'),
    value_on: t('Date of the value'),
    progress: t('Progress in hundredths'),
    measure_title: t('Title of a measure in the same row'),
    measure_progress: t('Progress of that measure'),
    confidence: t('Confidence'),
    why: t('Why'),
    how: t('How'),
    framework: t('Framework'),
    audience: t('Audience'),
    remark: t('Remark'),
    note: t('Note'),
    name: t('Name'),
    first_name: t('First name'),
    last_name: t('Last name'),
    email: t('E-mail'),
    manager: t('Manager'),
    starts_on: t('First day'),
    ends_on: t('Last day'),
    administrator: t('Administrator'),
    parent: t('Parent team'),
    lead: t('Lead'),
    goal: t('Goal'),
    measure: t('Measure'),
    in_the_way: t('In the way'),
    by: t('By'),
    recorded_at: t('Recorded at'),
    supersedes: t('Supersedes'),
    from_reading: t('From reading'),
  }
  return words[meaning] ?? meaning.replaceAll('_', ' ')
}
