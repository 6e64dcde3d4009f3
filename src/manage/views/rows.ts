import type { NodeView } from '../../graph/contract.ts'
import type { Relation } from '../../graph/node.ts'
import { firstFirst } from '../../graph/orders.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { goalAbilities } from '../goals/goal.ts'
import type { Row } from './contract.ts'

interface Beside {
  node: Id
  revision: number
  rhythm: number
  checked_on: Day | null
  confidence: number | null
  supports: Row['supports']
  leads: boolean
  above: boolean
  deputy: boolean
}

/** What a table shows beside a goal itself, for the goals of one page in one statement. */
export async function rowsOf(tx: Transaction, viewer: Viewer, today: Day, nodes: NodeView[]): Promise<Row[]> {
  const found = await tx.rows<Beside>(sql`
    select n.node, n.revision, n.rhythm, i.read_on as checked_on, c.confidence,
      coalesce((
        select jsonb_agg(jsonb_build_object('node', x.node, 'title', x.title, 'accepted', x.accepted) order by x.at)
        from (
          select u.node, u.title, e.accepted, row_number() over (order by ${firstFirst}) as at from carries e join node u on u.org = e.org and u.node = e.parent
          where e.org = ${viewer.org} and e.child = n.node order by ${firstFirst} limit 3
        ) x), '[]'::jsonb) as supports,
      exists (select 1 from team t where t.org = ${viewer.org} and t.team = n.team and t.lead = ${viewer.person}) as leads,
      exists (select 1 from reporting_line l where l.org = ${viewer.org} and l.person = n.owner and l.above = ${viewer.person}) as above,
      g.deputy is not distinct from ${viewer.person}::uuid and (g.deputy_from is null or g.deputy_from <= ${today})
        and (g.deputy_to is null or g.deputy_to >= ${today}) as deputy
    from node n join goal g on g.org = n.org and g.node = n.node
    left join lateral (
      select i.read_on from check_in i
      where i.org = ${viewer.org} and i.goal = n.node and not exists (select 1 from check_in x where x.org = ${viewer.org} and x.supersedes = i.check_in)
      order by i.read_on desc, i.check_in desc limit 1
    ) i on true
    left join lateral (
      select i.confidence from check_in i
      where i.org = ${viewer.org} and i.goal = n.node and i.confidence is not null
        and not exists (select 1 from check_in x where x.org = ${viewer.org} and x.supersedes = i.check_in)
      order by i.read_on desc, i.check_in desc limit 1
    ) c on true
    where n.org = ${viewer.org} and n.node = any (${nodes.map(({ node }) => node)}::uuid[])`)
  const beside = new Map(found.map((each) => [each.node, each]))
  return nodes.flatMap((node) => {
    const of = beside.get(node.node)
    return of ? [rowOf(viewer, node, of)] : []
  })
}

function rowOf(viewer: Viewer, node: NodeView, of: Beside): Row {
  const relation: Relation = {
    isOwner: node.owner?.person === viewer.person,
    isDeputy: of.deputy,
    isAbove: of.above,
    leadsTeam: of.leads,
    administrator: viewer.administrator,
    hasOwner: node.owner !== null,
  }
  const { edit, 'check-in': checkIn, activate, withdraw, close, reopen, link } = goalAbilities(node.state, relation)
  return {
    node,
    revision: of.revision,
    rhythm: of.rhythm,
    checkedOn: of.checked_on,
    confidence: of.confidence,
    supports: of.supports,
    abilities: { edit, 'check-in': checkIn, activate, withdraw, close, reopen, link },
  }
}
