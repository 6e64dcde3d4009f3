import { readsAsEnglish } from './plain-words.ts'

/** Words after which nobody knows what was promised. */
const fillers =
  /\b(etc|and so on|and so forth|as appropriate|where(?:ver)? possible|if possible|when possible|as (?:much|far|soon) as possible|as needed|as necessary|if necessary|where necessary|world[- ]class|best[- ]in[- ]class|cutting[- ]edge|state[- ]of[- ]the[- ]art|next[- ]level|and stuff|going forward|leverage synerg(?:y|ies)|think outside the box)\b/i

/** Words that promise a change of unknown size. */
const loose =
  /\b(better|improve|improved|improving|enhance|enhanced|optimi[sz]e|optimal|strengthen|strengthened|maximi[sz]e|minimi[sz]e|effectively|efficiently)\b/i

/** What stands in brackets only explains. */
export const fillerIn = (text: string): string | null =>
  readsAsEnglish(text) ? (fillers.exec(text.slice(0, 1_000).replace(/\([^()]*\)/g, ' '))?.[0] ?? null) : null

export const looseWordIn = (text: string): string | null =>
  readsAsEnglish(text) ? (loose.exec(text)?.[0] ?? null) : null
