import type { Id } from '../../kernel/ids.ts'
import { writeAudience } from './audience-words.ts'
import type { Scans } from './scan-lines.ts'

type Cells = Record<string, string | number | null>
type Named = (id: Id | null) => string | null

/** Scans, their findings, dots and moves, and what came of them: a file of each. */
export function scanRows({ scans, findings, dots, moves, links }: Scans, named: Named) {
  const here = new Set(findings.map(({ finding }) => finding))
  // What flowed from, or goes on from, what one does not see is as if it came from nowhere.
  const known = (finding: Id | null) => (finding && here.has(finding) ? named(finding) : null)
  const seen = new Set(scans.map(({ scan }) => scan))
  return {
    scans: inOrder(
      scans.map((one) => ({
        id: named(one.scan),
        kind: one.kind,
        question: one.question,
        scope: one.scope,
        held_on: one.heldOn,
        owner: named(one.owner),
        team: named(one.team),
        contributors: one.contributors.map(named).sort().join(';'),
        dots: one.dots,
        look_again_on: one.lookAgainOn,
        follows: one.follows && seen.has(one.follows) ? named(one.follows) : null,
        audience: writeAudience(one.audience, one, (id) => named(id) ?? id),
        closed_on: one.closedOn,
        archived_on: one.archivedOn,
      })),
    ),
    findings: inOrder(
      findings
        .filter(({ scan }) => seen.has(scan))
        .map((one) => ({
          id: named(one.finding),
          scan: named(one.scan),
          place: one.place,
          text: one.text,
          evidence: one.evidence,
          link: one.link,
          impact: one.impact,
          likelihood: one.likelihood,
          horizon: one.horizon,
          owner: named(one.owner),
          confidence: one.confidence,
          by: named(one.by),
          at: one.at,
          merged_into: known(one.mergedInto),
          flowed_from: known(one.flowedFrom),
          follows: known(one.follows),
          archived_on: one.archivedOn,
        })),
    ),
    dots: inOrder(
      dots
        .filter(({ finding }) => here.has(finding))
        .map((one) => ({ finding: named(one.finding), person: named(one.person), dots: one.dots })),
    ),
    moves: inOrder(
      moves
        .filter(({ scan }) => seen.has(scan))
        .map((one) => ({
          id: named(one.move),
          scan: named(one.scan),
          inside: named(one.inside),
          outside: named(one.outside),
          text: one.text,
          by: named(one.by),
          at: one.at,
          archived_on: one.archivedOn,
        })),
    ),
    links: inOrder(
      links.map((one) => ({
        finding: named(one.finding),
        move: named(one.move),
        kind: one.kind,
        target: named(one.target),
        by: named(one.by),
        at: one.at,
      })),
    ),
  }
}

const inOrder = (rows: Cells[]): Cells[] =>
  rows
    .map((cells) => ({ key: Object.values(cells).slice(0, 4).join('\0'), cells }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ cells }) => cells)
