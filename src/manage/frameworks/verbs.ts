/**
 * Verbs with which people begin a title. Those of work say what will be done; those of change say what will be different.
 * Words that are nouns as often as verbs count only where an article or its like follows: `Review the rota`, and not
 * `Review board`.
 */
const list = (text: string): Set<string> => new Set(text.trim().split(/\s+/))

const work = list(`
  launch organise write create develop build implement conduct publish prepare define investigate explore analyse
  identify evaluate assess attend discuss send buy procure install migrate deploy ship introduce establish compile collect
  coordinate facilitate draft redesign rewrite refactor formulate undertake commence initiate finalise produce provide
  arrange convene disseminate distribute configure instrument hire recruit appoint recommend propose consult brainstorm
  revise gather submit announce begin continue communicate educate inform collaborate partner negotiate hold
  perform execute drive promote encourage advise administer manage oversee liaise engage add adopt assemble incorporate
  determine reconfigure revamp onboard verify validate formalise select acquire allocate refine
`)

const workOrNoun = list(`
  plan design review research test document report schedule present survey audit pilot study update map list set start
  finish complete deliver run make train meet monitor release measure track process roll work tag align book follow
`)

const change = list(`
  reduce increase improve raise lower cut halve double triple grow decrease achieve reach maintain keep ensure become win
  secure save shorten eliminate prevent attain enable strengthen expand extend boost accelerate enhance protect
  minimise maximise optimise retain attract restore stabilise exceed remove close bring turn
`)

export const determiner = list(`
  a an the our all any each every new its their this these those another both more your my existing current remaining
  first next one further
`)

const particles = new Set(['roll out', 'set up', 'work with', 'work on', 'follow up', 'meet with'])

export type Verb = { word: string; kind: 'work' | 'change' }

/** The verb that a phrase begins with, in its plain form; null where it begins otherwise. */
export function leadingVerb(words: readonly string[]): Verb | null {
  const [first = '', second = '', third = ''] = words
  if (work.has(first)) return { word: first, kind: 'work' }
  const sure = determiner.has(second) || particles.has(`${first} ${second}`) || (second === 'and' && work.has(third))
  if (workOrNoun.has(first) && sure) return { word: first, kind: 'work' }
  if (change.has(first)) return { word: first, kind: 'change' }
  return null
}
