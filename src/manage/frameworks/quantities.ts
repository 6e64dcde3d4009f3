/** Numbers that say how much, in a text: `95 %`, `£2m`, `from 6 to 4 hours`, `zero`, and not `Q3`, `2027` or `ISO 9001`. */
const named =
  /(?:\b(?:ISO|IEC|FY|Q|H|T|phase|version|v|stage|tier|level|part|step|chapter|section|article|bill|no\.?|number|rfc|draft|q|edition|wave|type|grade|room|ward|act|top)|[#&^]|\/)[\s-]*\d[\d.,]*/giu
const dates =
  /\b\d{4}-\d{2}-\d{2}\b|\b(?:19|20)\d{2}(?:\s*[-–/]\s*(?:(?:19|20)?\d{2}))?\b(?!\s*%)|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b/giu
const plain = /(?<![\p{L}\p{N}_.-])[+<>≥≤~£$€-]*\d[\d.,]*\s?(?:%|[kmx×]\b|bn\b)?\+?(?![\p{L}\d_-])/iu
const hyphened = /(?<![\p{L}\p{N}_.-])\d[\d.,]*-(?:day|week|month|hour|minute|point|fold|per)/iu
const spelt =
  /\b(?:zero|half|halve[sd]?|double[sd]?|triple[sd]?|twice|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|twenty|fifty|hundred|thousand|million|per ?cent)\b/iu

export function saysHowMuch(text: string): boolean {
  const rest = text.replace(dates, ' ').replace(named, ' ')
  return plain.test(rest) || hyphened.test(rest) || spelt.test(rest)
}

/**
 * The target that a measure's title tells in words: `from 8 to 10`, `at least 90 %`, `by 20 %`, `Publish 5 posts`. A number
 * that only defines what is counted is none: `Percentage of claims processed within 30 days`.
 */
export function targetIn(title: string): string | null {
  const rest = title.slice(0, 1_000).replace(dates, ' ').replace(named, ' ')
  const told =
    moved.exec(rest) ??
    (/^(?:the\s+)?(?:%|percentage|proportion|number|share|ratio)\b|^%/i.test(rest) ? null : wanted(rest))
  return told === null ? null : told[0].replace(/\s+/g, ' ').trim()
}

const number = String.raw`[£$€~<>≥≤]*=?\s?[£$€]?\d[\d.,]*\s?(?:%|[kmx×]\b|bn\b)?`
const moved = new RegExp(String.raw`\bfrom\s+(?:[\p{L}]+\s+){0,5}?${number}[^.;]{0,30}?\s+to\s+${number}`, 'iu')
const compares = `at least|at most|no (?:more|fewer|less) than|fewer than|less than|more than|greater than|up to|below|above|under|exceed`
const wantedForms = [
  new RegExp(String.raw`(?:\b(?:${compares})\s+|[<>≥≤]=?\s*)${number}`, 'iu'),
  new RegExp(
    String.raw`\b(?:increase|decrease|reduce|raise|lower|improve|grow|drive|cut|bring|achieve|reach)s?\b[^.;]{0,60}?\s(?:to|by)\s+${number}`,
    'iu',
  ),
  new RegExp(String.raw`^[≥>~]*${number}\+?\s+(?=\p{L})`, 'iu'),
  /^(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\s+(?=\p{L})/iu,
  /^\p{L}+\s+(?:out\s+|up\s+)?(?:[£$€][\d.,]+[km]?|[\d.,]+%?\+?|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\s+(?=\p{L})/iu,
  new RegExp(String.raw`\b(?:achieve|reach|maintain|keep)\b[^.;]{0,60}?\s(?:of|at)\s+${number}`, 'iu'),
  /^(?:halve|double|triple)\b/iu,
]
const wanted = (text: string): RegExpExecArray | null => {
  for (const form of wantedForms) {
    const found = form.exec(text)
    if (found) return found
  }
  return null
}

/** A day, month, quarter or year that a text names, as it stands there. */
export const dateIn = (text: string): string | null =>
  /\b(?:by|until|before|in|during|end of|of)\s+((?:the\s+)?(?:end\s+of\s+)?(?:(?:q[1-4]|h[12]|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter)\b[\s,]*)?(?:20\d{2})|(?:q[1-4]|fy ?\d{2}))\b/iu.exec(
    text,
  )?.[1] ?? null
