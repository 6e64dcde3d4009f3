import type { Id } from '../../kernel/ids.ts'
import { writeAudience } from './audience-words.ts'
import { namedIn, steady } from './id-words.ts'
import type { Past, Stay } from './past.ts'
import type { Present } from './present.ts'

type Cells = Record<string, string | null>
type Named = (id: Id | null) => string | null

/** Names that say what they name, since a goal and a person may have the same id at their source. */
export function typedNames(
  {
    persons,
    teams,
    indicators,
    nodes,
    checkIns,
    scans,
    changes,
    briefings,
    decisions,
    signals,
    strategy,
    stakeholders,
  }: Present,
  named: Named,
): Map<Id, string> {
  const typed = (kind: string, id: Id): [Id, string] => [id, `${kind}:${named(id)}`]
  return new Map([
    ...persons.map(({ person }) => typed('person', person)),
    ...teams.map(({ team }) => typed('team', team)),
    ...indicators.map(({ indicator }) => typed('indicator', indicator)),
    ...nodes.map(({ node }) => typed('node', node)),
    ...changes.map(({ change }) => typed('change', change)),
    ...briefings.map(({ briefing }) => typed('briefing', briefing)),
    ...decisions.map(({ decision }) => typed('decision', decision)),
    ...signals.signals.map(({ signal }) => typed('signal', signal)),
    ...strategy.strategies.map(({ strategy: version }) => typed('strategy', version)),
    ...stakeholders.stakeholders.map(({ stakeholder }) => typed('stakeholder', stakeholder)),
    ...checkIns.map(({ checkIn }) => typed('check-in', checkIn)),
    ...scans.scans.map(({ scan }) => typed('scan', scan)),
    ...scans.findings.map(({ finding }) => typed('finding', finding)),
  ])
}

/** The past as rows of the files that hold it. Changes are of what the other files hold, and of nothing else. */
export function pastRows(past: Past, named: Named, typed: ReadonlyMap<Id, string>) {
  const stays = (all: Stay[], column: string): Cells[] =>
    all
      .map(({ person, at, from, to }): Cells => ({ person: named(person), [column]: named(at), from, to }))
      .sort((a, b) => compare(`${a.person} ${a.from} ${a[column]}`, `${b.person} ${b.from} ${b[column]}`))
  return {
    memberships: stays(past.memberships, 'team'),
    managers: stays(past.managers, 'manager'),
    owners: inOrder(
      past.owners
        .filter(({ node }) => typed.has(node))
        .map(({ node, owner, audience, from, to }) => ({
          goal: named(node),
          owner: named(owner),
          audience: writeAudience(audience, { owner: null, team: null }, (id) => named(id) ?? id),
          from,
          to,
        })),
    ),
    links: inOrder(
      past.links
        .filter(({ parent, child }) => typed.has(parent) && typed.has(child))
        .map(({ parent, child, share, accepted, from, to }) => ({
          parent: named(parent),
          child: named(child),
          share,
          accepted: accepted ? 'yes' : 'no',
          from,
          to,
        })),
    ),
    directions: past.versions.map(
      ({ vision, mission, values, writtenAt, writtenBy, publishedAt, publishedBy, word }): Cells => ({
        published_at: publishedAt,
        published_by: named(publishedBy),
        written_at: writtenAt,
        written_by: named(writtenBy),
        vision,
        mission,
        values,
        word,
      }),
    ),
    history: past.events
      .filter(({ subject }) => typed.has(subject))
      .map(
        ({ at, by, happened, subject, audience, before, after }): Cells => ({
          at,
          by: named(by),
          happened,
          subject: typed.get(subject) ?? '',
          audience: writeAudience(audience, { owner: null, team: null }, (id) => named(id) ?? id),
          before: before && steady(namedIn(before, (id) => typed.get(id))),
          after: after && steady(namedIn(after, (id) => typed.get(id))),
        }),
      ),
  }
}

const inOrder = (rows: Cells[]): Cells[] =>
  rows
    .map((cells) => ({ key: Object.values(cells).join('\0'), cells }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ cells }) => cells)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
