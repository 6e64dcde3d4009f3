import { digest, type Line, oneNotice } from '../../conversation/notices/mail.ts'
import type { NoticeKind } from '../../conversation/notices/notice.ts'
import type { Id } from '../../kernel/ids.ts'
import { type Letter, type MailSettings, messageIdOf } from '../../platform/mail.ts'
import type { WaitingMail } from '../../platform/mail-queue.ts'
import { makeToken } from '../../platform/mail-token.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'

interface NoticeRow {
  kind: NoticeKind
  by_name: string | null
  node: Id | null
  title: string | null
  /** Whether everybody in the organisation may see what it is about, on both ends. */
  open: boolean
  said: string | null
}

interface Reader {
  email: string | null
  name: string
  slug: string
  organisation: string
}

export interface LettersNeed {
  settings: MailSettings
  secret: string
}

/**
 * Puts a waiting mail's text together, from what its reader may see at this moment; nothing where there is nothing left to
 * say, since they read it on screen, lost sight of it or left.
 */
export async function letterOf(
  tx: Transaction,
  { mail, org, person, kind, notices }: WaitingMail,
  { settings, secret }: LettersNeed,
): Promise<Letter | null> {
  const reader = await readerOf(tx, org, person)
  if (!reader?.email) return null
  const rows = await rowsOf(tx, org, person, notices)
  if (rows.length === 0) return null
  const at = (path: string): string => `${settings.address}/${reader.slug}${path}`
  const token = makeToken(secret, { org, person, kind })
  const lines = rows.map(
    (row): Line => ({
      kind: row.kind,
      by: row.open ? row.by_name : null,
      title: row.open ? row.title : null,
      said: row.open ? row.said : null,
      link:
        row.kind === 'nudge'
          ? at('/manage')
          : row.open && row.node
            ? at(`/${placeOf(row.kind)}/${row.node}`)
            : at('/me/notices'),
    }),
  )
  const head = {
    organisation: reader.organisation,
    name: reader.name,
    preferences: at('/me/notices'),
    stop: `${settings.address}/stop-mail/${token}`,
  }
  const [first] = lines
  const words = kind === 'digest' || lines.length > 1 || !first ? digest(lines, head) : oneNotice(first, head)
  return {
    to: reader.email,
    ...words,
    messageId: messageIdOf(mail, settings.from),
    stopAt: `${settings.address}/api/stop-mail/${token}`,
  }
}

const placeOf = (kind: NoticeKind): string =>
  kind === 'outside'
    ? 'indicators'
    : kind === 'advice' || kind === 'advised' || kind === 'decided'
      ? 'decisions'
      : kind === 'briefing' || kind === 'passing' || kind === 'asked' || kind === 'answered'
        ? 'briefings'
        : 'goals'

const readerOf = (tx: Transaction, org: Id, person: Id): Promise<Reader | undefined> =>
  tx.first<Reader>(sql`
    select p.email, p.name, o.slug, o.name as organisation from person p join organisation o on o.org = ${org}
    where p.org = ${org} and p.person = ${person}
      and (p.ends_on is null or p.ends_on >= (now() at time zone o.zone)::date)`)

/** Those that are unread and that their reader still sees; whatever is not for everybody is marked as such. */
const rowsOf = (tx: Transaction, org: Id, person: Id, notices: Id[]): Promise<NoticeRow[]> =>
  tx.rows<NoticeRow>(
    sql`
    select n.kind, b.name as by_name, n.node, coalesce(g.title, i.title, d.question, f.title) as title,
      case when n.kind = 'briefing' then f.what when w.comment is null then c.body end as said,
      n.audience = ${org} and (n.node is null or ${org} in (g.audience, i.audience, d.audience, f.audience)) and (n.kind <> 'awaiting' or a.audience = ${org}) as open
    from notice n
    left join node g on g.org = ${org} and g.node = n.node
    left join indicator i on i.org = ${org} and i.indicator = n.node
    left join decision d on d.org = ${org} and d.decision = n.node
    left join briefing f on f.org = ${org} and f.briefing = n.node
    left join node a on a.org = ${org} and a.node = n.about
    left join person b on b.org = ${org} and b.person = n.by
    left join comment c on c.org = ${org} and c.comment = n.about and c.audience = ${org}
    left join comment_withdrawal w on w.org = ${org} and w.comment = n.about
    where n.org = ${org} and n.person = ${person} and n.notice = any (${notices}::uuid[]) and n.read_at is null
      and (n.node is null or g.node is not null or i.indicator is not null or d.decision is not null or f.briefing is not null)
      and (n.audience = ${org} or exists (
        select 1 from sight s where s.org = ${org} and s.person = ${person} and s.audience = n.audience))
    order by n.notice desc` as Sql<NoticeRow>,
  )
