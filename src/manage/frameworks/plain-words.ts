/**
 * How the checks read a text: its words in lower case, spelt the British way, and whether it is English at all. They know
 * English alone, and stay silent before any other language.
 */
export const wordsOf = (text: string): string[] =>
  (
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'%-]*/gu) ?? []
  ).map(british)

/** The American ending -ize is read as -ise, so that lists of verbs need one spelling. */
const british = (word: string): string => word.replace(/([a-z]{3})(i|y)z(e|es|ed|ing|ation|ations)$/, '$1$2s$3')

const english = new Set(
  'the of and to in for a an our on by with is are be from that at all as their we its no more less who which it each'.split(
    ' ',
  ),
)
const others = new Set(
  (
    'le la les des du de et une un pour dans avec sur aux par est el los las del y para con una por que ' +
    'der die das und den dem ein eine für mit von zu im zur zum ist auf het een van voor met en het op ' +
    'og på av till att och för den det il lo gli di della per che con e os em na não do da ve ile bir i w z na się'
  ).split(' '),
)

/** Whether the words may be judged as English: Latin letters, and no more small words of other languages than of English. */
export function readsAsEnglish(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const plain = text.match(/[a-z]/gi)?.length ?? 0
  if (letters < 3 || plain < 0.97 * letters) return false
  const words = wordsOf(text)
  const foreign = words.filter((word) => others.has(word)).length
  return foreign === 0 || foreign < words.filter((word) => english.has(word)).length
}

/** What people write where they have nothing to say yet. */
export function isPlaceholder(text: string): boolean {
  const core = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
  return core === '' || placeholders.has(core) || core.startsWith('lorem ipsum')
}

const placeholders = new Set([
  'tbd',
  'tba',
  'tbc',
  'na',
  'n a',
  'none',
  'nothing',
  'xxx',
  'test',
  ...['defined', 'decided', 'determined', 'confirmed', 'agreed', 'added', 'done'].map((word) => `to be ${word}`),
])

/** Whether a second text says the same as a first one: nearly the same words, whatever their order. */
export function saysTheSame(first: string, second: string): boolean {
  const [one, other] = [new Set(wordsOf(first)), new Set(wordsOf(second))]
  if (one.size === 0 || other.size === 0) return false
  const both = [...one].filter((word) => other.has(word)).length
  return both / (one.size + other.size - both) >= 0.8
}
