import { quoted, type Seen } from './finding.ts'
import { isAreaOfWork, severalIn } from './one-outcome.ts'
import { readsAsEnglish, wordsOf } from './plain-words.ts'
import { fillerIn } from './vague-words.ts'

/** What can be seen in any goal's title: a list in place of one outcome, an area of work, words that promise nothing. */
export function titleFindings(title: string): Seen[] {
  const several = severalIn(title)
  const filler = fillerIn(title)
  return [
    several && {
      at: 'title',
      code: several.kind === 'actions' ? 'action-list' : 'several-outcomes',
      saw: `The title holds ${several.pieces.length} ${several.kind}: ${several.pieces.slice(0, 3).map(quoted).join(', ')}${several.pieces.length > 3 ? ' and more' : ''}.`,
      asks:
        several.kind === 'actions'
          ? 'What will be different once all of this is done?'
          : 'Which one of them is this goal about? The others may be goals of their own.',
      weaker:
        several.kind === 'actions'
          ? 'Hire two nurses, draft a rota and hold a workshop'
          : 'Cut waiting times and raise staff satisfaction',
      stronger: 'Patients with a fracture are seen within two hours',
    },
    isAreaOfWork(title)
      ? {
          at: 'title',
          code: 'names-an-area',
          saw: `${quoted(title)} names an area of work, and not what will be different in it.`,
          asks: 'What will somebody outside notice when this goal is reached?',
          weaker: 'Outpatient services',
          stronger: 'Outpatients get their first appointment within three weeks',
        }
      : null,
    wordsOf(title).length === 1 && readsAsEnglish(title)
      ? {
          at: 'title',
          code: 'one-word',
          saw: `The title is the one word ${quoted(title)}.`,
          asks: 'What about it, and for whom?',
          weaker: 'Falls',
          stronger: 'Fewer patients fall on the ward at night',
        }
      : null,
    filler === null
      ? null
      : {
          at: 'title',
          code: 'filler',
          saw: `The title says ${quoted(filler)}, which everybody reads differently.`,
          asks: 'What exactly belongs to it, and what does not?',
          weaker: 'Improve letters, leaflets etc. where possible',
          stronger: 'Every discharge letter reaches the family doctor within a day',
        },
  ].filter((one) => one !== null) as Seen[]
}
