import type { Breach, House } from './house.ts'
import { lineOf } from './house.ts'

/**
 * The repository speaks of the product alone: not of who or what wrote it, nor of the machine it was written on.
 * Each pattern has a bracket in its middle, so that this file does not break its own law.
 */
const strangers: [RegExp, string][] = [
  [/\b(Cl[a]ude|Anthr[o]pic|Chat[G]PT|Open[A]I|Copil[o]t|Gem[i]ni|Curs[o]r AI)\b/gi, 'a writing tool'],
  [/\b(AI|machine|model)[- ](gener[a]ted|writt[e]n|assist[e]d)\b|\blanguage m[o]del\b|\bL[L]Ms?\b/gi, 'a writing tool'],
  [/\bCo-Authored-B[y]\b|\bgenerated wi[t]h\b/gi, 'a writing tool'],
  [/(?<![\w./-])\/(w[o]rk|r[o]ot|m[n]t|Us[e]rs|h[o]me\/\w+)\/[\w.]/g, 'a path of one machine'],
  [/(?<![\w./-])\/t[m]p\/[\w.]/g, 'a path of one machine'],
  [/\b(issue|ticket|pull request|PR) ?#? ?\d[d]?\d*\b/gi, 'a piece of work rather than the product'],
  [/\br[u]lings? \d+/gi, 'a page that readers do not have'],
  [/\bthe (bri[e]f|le[a]d (writes|commits|decides)|sess[i]on of work)\b/gi, 'the making rather than the product'],
  [/\b(T[O]DO|FIX[M]E|X[X]X|HA[C]K)\b/g, 'unfinished work'],
  [/https?:\/\/[\w.-]*(registr[y]|artifact[o]ry|nex[u]s|verdacci[o])[\w.-]*/gi, "a registry's host"],
]

/** Texts that others wrote, or that tools make: the lockfile's addresses are npm's. */
const foreign = /^(package-lock\.json|LICENSE|NOTICE\.md|docs\/api\/openapi\.json)$/

export function speaksOfTheProduct(house: House): Breach[] {
  return [...house].flatMap(([file, text]) => {
    if (foreign.test(file)) return []
    return strangers.flatMap(([pattern, what]) =>
      [...text.matchAll(pattern)].map((hit) => ({
        file,
        line: lineOf(text, hit.index),
        says: `names ${what}: "${hit[0]}".`,
        do: 'Say what it means for the product, or take it away.',
      })),
    )
  })
}
