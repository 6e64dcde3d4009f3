import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openPostOffice, type PostOffice, type Received } from '../../../test/letters.ts'
import { eventually, openWorld, type Place, type Somebody, seeToMorning, type World } from '../../../test/world.ts'
import { add, change, see } from '../../manage/goals/contract.ts'
import { withdraw, write } from '../comments/contract.ts'
import { follow } from '../followers/contract.ts'
import { count, list, prefer, preferred, read } from './contract.ts'
import { kinds, timeIn, type Way } from './notice.ts'

let office: PostOffice
let world: World
let here: Place
let chief: Somebody
let nurse: Somebody
let colleague: Somebody

const address = 'https://bearing.otterby.example'

beforeAll(async () => {
  office = await openPostOffice()
  world = await openWorld({ mail: { url: office.url, from: 'Bearing <bearing@otterby.example>', address } })
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true, email: 'ines@otterby.example' })
  nurse = await here.person('Lena Voss', { manager: chief, email: 'lena@otterby.example' })
  colleague = await here.person('Ari Salo', { manager: chief, email: 'ari@otterby.example' })
})
afterAll(async () => {
  await world.close()
  await office.close()
})
afterEach(() => {
  office.before = undefined
  office.received.length = 0
})

const goal = async (title: string, about: Record<string, unknown> = {}): Promise<string> =>
  (await nurse.ask(add, { title, start: '2025-01-01', ...about })).node.node
const say = (who: Somebody, subject: string, body: string, mentions: string[] = []) =>
  who.ask(write, { kind: 'goal', subject, body, mentions })
const wants = (who: Somebody, way: Way) => who.ask(prefer, { kinds: kinds.map((kind) => ({ kind, way })), quiet: null })
const mailTo = (who: string): Received[] => office.received.filter(({ to }) => to.includes(who))
/** Mails go out once a second, on a machine that may be busy with other specs. */
const patiently = async <T>(look: () => Promise<T> | T): Promise<T> =>
  eventually(look)
    .catch(() => eventually(look))
    .catch(() => eventually(look))
const one = (who: string): Promise<Received> =>
  patiently(() => {
    const [mail] = mailTo(who)
    if (!mail) throw new Error(`nothing for ${who} yet`)
    return mail
  })
const told = (who: Somebody, unread: number) =>
  patiently(async () => expect((await who.ask(count, {})).unread).toBe(unread))
const queued = async () =>
  (await world.owner.query('select kind, done, attempts, said, due_at, done_at from jobs.mail order by made_at')).rows
/** The digest goes out on the next morning; here that is now. */
const nextMorning = async () => {
  await world.owner.query(`
    delete from jobs.morning m where exists (select 1 from jobs.morning x where x.org = m.org and x.on_day > m.on_day)`)
  await world.owner.query('update jobs.morning set on_day = on_day - 1')
  await seeToMorning(world.database, here.organisation.org, 'Europe/London', 'on')
}
const fresh = async (...people: Somebody[]) => {
  for (const who of people) await who.ask(read, {})
}

describe('a mail at once', () => {
  it('is received by a real server, in text and in HTML, with a link and a way to stop', async () => {
    const made = await goal('Patients leave before noon')
    await wants(nurse, 'at once')
    await say(colleague, made, 'Pharmacy opens at eight, see <ward>.')
    const mail = await one('lena@otterby.example')
    expect(mail.header('subject')).toBe('Ari Salo commented on “Patients leave before noon”.')
    expect(mail.header('from')).toContain('bearing@otterby.example')
    expect(mail.header('message-id')).toMatch(/^<[0-9a-f-]{36}@otterby\.example>$/)
    expect(mail.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(mail.raw).toMatch(/content-type: text\/plain[\s\S]*content-type: text\/html/i)
    expect(mail.readable).toContain('> Pharmacy opens at eight, see <ward>.')
    expect(mail.readable).toContain('see &lt;ward&gt;.')
    expect(mail.readable).toContain(`${address}/${here.organisation.slug}/goals/${made}`)
    await patiently(async () => expect((await queued()).at(-1)).toMatchObject({ done: 'sent', attempts: 1 }))
  })

  it('goes to nobody who wants none, nor to whoever has read it meanwhile', async () => {
    const made = await goal('Nobody is told')
    await wants(nurse, 'never')
    await say(colleague, made, 'Not by mail.')
    await told(nurse, 2)
    expect(await queued()).toHaveLength(1)
    await wants(nurse, 'at once')
    await nurse.ask(prefer, { quiet: around() })
    await say(colleague, made, 'While it is quiet.')
    await told(nurse, 3)
    await fresh(nurse)
    await world.owner.query('update jobs.mail set due_at = now() where done_at is null')
    await patiently(async () => expect((await queued()).at(-1)).toMatchObject({ done: 'nothing to say' }))
    expect(office.received).toEqual([])
  })

  it('waits while it is quiet, and goes when that ends', async () => {
    const made = await goal('Quiet at night')
    await wants(nurse, 'at once')
    await nurse.ask(prefer, { quiet: around() })
    await say(colleague, made, 'In the night.')
    await patiently(async () => expect((await queued()).at(-1)).toMatchObject({ done_at: null }))
    const ends = (await queued()).at(-1).due_at as Date
    expect(timeIn('Europe/London', ends)).toBe(around().to)
    await new Promise((resolve) => setTimeout(resolve, 1300))
    expect(office.received).toEqual([])
    await world.owner.query('update jobs.mail set due_at = now() where done_at is null')
    expect((await one('lena@otterby.example')).readable).toContain('In the night.')
    await fresh(nurse)
  })

  it('that the server refuses is tried again, with the same Message-ID', async () => {
    const made = await goal('Tried again')
    await wants(nurse, 'at once')
    const offered: string[] = []
    office.before = async (mail) => {
      offered.push(mail.header('message-id'))
      if (offered.length === 1) throw new Error('Try again later')
    }
    await say(colleague, made, 'Twice.')
    await patiently(async () => {
      const last = (await queued()).at(-1)
      expect([last.attempts, last.done_at]).toEqual([1, null])
      expect(last.said).toContain('Try again later')
      expect(last.due_at.getTime() - Date.now()).toBeGreaterThan(30_000)
    })
    await world.owner.query('update jobs.mail set due_at = now() where done_at is null')
    await one('lena@otterby.example')
    expect([offered.length, new Set(offered).size]).toEqual([2, 1])
    await fresh(nurse)
  })

  it('that was sent and not recorded, since the connection was cut, comes again as the same mail', async () => {
    const made = await goal('Sent and not recorded')
    await wants(nurse, 'at once')
    const holder = await world.owner.connect()
    office.before = async () => {
      office.before = undefined
      // The mail is taken in; what would record it waits here, and is cut off.
      await holder.query('begin')
      await holder.query('select 1 from jobs.mail where done_at is null for update')
    }
    await say(colleague, made, 'Once or twice.')
    await patiently(async () => {
      // From outside of its transaction, which would see who is waiting as it was at its first look.
      const { rowCount } = await world.owner.query(`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%update jobs.mail%'`)
      expect(rowCount).toBe(1)
    })
    await holder.query('rollback')
    holder.release()
    await patiently(() => expect(mailTo('lena@otterby.example').length).toBe(2))
    const ids = mailTo('lena@otterby.example').map((mail) => mail.header('message-id'))
    expect(ids[0]).toBe(ids[1])
    await patiently(async () => expect((await queued()).at(-1)).toMatchObject({ done: 'sent' }))
    await fresh(nurse)
  })
})

describe('the digest', () => {
  it('comes once a morning, with what is unread, and not to whoever has read everything', async () => {
    await wants(nurse, 'digest')
    await wants(chief, 'digest')
    await wants(colleague, 'never')
    await fresh(nurse, chief)
    await seeToMorning(world.database, here.organisation.org, 'Europe/London', 'on')
    const made = await goal('Told in the morning')
    await chief.ask(follow, { goal: made, follows: true })
    await say(colleague, made, 'The first.')
    await say(colleague, made, 'The second.')
    await told(nurse, 2)
    await told(chief, 2)
    await fresh(chief)
    await nextMorning()
    const mail = await one('lena@otterby.example')
    expect(mail.header('subject')).toBe('2 things to read in Otterby Hospitals')
    for (const said of ['The first.', 'The second.']) expect(mail.readable).toContain(said)
    await nextMorning()
    await patiently(async () => expect((await queued()).every(({ done_at }) => done_at)).toBe(true))
    expect(office.received.map(({ to }) => to)).toEqual([['lena@otterby.example']])
    await fresh(nurse)
  })
})

describe('what is not for everybody', () => {
  it('is in no byte of any mail: only that there is something to read', async () => {
    await wants(nurse, 'at once')
    await wants(chief, 'digest')
    await wants(colleague, 'at once')
    await fresh(nurse, chief, colleague)
    await seeToMorning(world.database, here.organisation.org, 'Europe/London', 'on')
    const hidden = await goal('XTITLE of the few', { audience: { word: 'line' }, why: 'XWHY' })
    await chief.ask(follow, { goal: hidden, follows: true })
    await say(chief, hidden, 'XBODY one @Lena Voss', [nurse.id])
    await say(nurse, hidden, 'XBODY two')
    // Open when it was said, and narrow before the mail went out.
    const narrowed = await goal('XLATER of the few')
    await nurse.ask(prefer, { quiet: around() })
    await colleague.ask(prefer, { quiet: around() })
    await colleague.ask(follow, { goal: narrowed, follows: true })
    await say(chief, narrowed, 'XLATER said')
    const withdrawn = await goal('Open to all')
    const { comment } = await say(chief, withdrawn, 'XWITHDRAWN')
    await told(nurse, 3)
    await told(colleague, 1)
    await chief.ask(withdraw, { comment })
    const { revision } = await nurse.ask(see, { goal: narrowed })
    await nurse.ask(change, { goal: narrowed, revision, audience: { word: 'line' } })
    await nextMorning()
    await world.owner.query('update jobs.mail set due_at = now() where done_at is null')
    await patiently(async () => expect((await queued()).every(({ done_at }) => done_at)).toBe(true))
    expect(mailTo('lena@otterby.example').length).toBe(3)
    expect(mailTo('ines@otterby.example').length).toBe(1)
    expect(mailTo('ari@otterby.example')).toEqual([])
    for (const mail of office.received) {
      expect(`${mail.raw}${mail.readable}`).not.toMatch(/XTITLE|XWHY|XBODY|XLATER|XWITHDRAWN/)
      expect(mail.raw).not.toContain(hidden)
    }
    const subjects = mailTo('lena@otterby.example').map((mail) => mail.header('subject'))
    expect(subjects).toContain('You were mentioned in a comment.')
    expect((await nurse.ask(list, { only: 'unread' })).notices[2]?.said).toBe('XBODY one @Lena Voss')
    await fresh(nurse, chief)
  })
})

describe('stopping mails', () => {
  const stopAt = (mail: Received): string =>
    new URL(/<([^>]+)>/.exec(mail.header('list-unsubscribe'))?.[1] ?? '').pathname

  it('takes one request without a sign-in, of the kind that a mail program makes', async () => {
    const made = await goal('One click')
    await wants(nurse, 'at once')
    await say(colleague, made, 'Stop me.')
    const path = stopAt(await one('lena@otterby.example'))
    // Whoever only looks at the address stops nothing.
    const looked = await world.app.inject({ method: 'GET', url: path })
    expect([looked.statusCode, looked.headers.location]).toEqual([303, path.replace('/api', '')])
    const ways = async () =>
      Object.fromEntries((await nurse.ask(preferred, {})).kinds.map(({ kind, way }) => [kind, way]))
    expect((await ways()).comment).toBe('at once')
    const stopped = await world.app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    })
    expect([stopped.statusCode, stopped.json()]).toEqual([
      200,
      { stopped: 'comment', organisation: 'Otterby Hospitals' },
    ])
    expect(await ways()).toMatchObject({ comment: 'never', mention: 'at once' })
    office.received.length = 0
    await say(colleague, made, 'Into the void.')
    await told(nurse, 2)
    expect(office.received).toEqual([])
    await fresh(nurse)
  })

  it('of the digest stops all that came in it, and nothing else', async () => {
    await wants(chief, 'digest')
    await chief.ask(prefer, { kinds: [{ kind: 'mention', way: 'at once' }] })
    await seeToMorning(world.database, here.organisation.org, 'Europe/London', 'on')
    const made = await goal('Digest')
    await chief.ask(follow, { goal: made, follows: true })
    await say(colleague, made, 'Something.')
    await told(chief, 1)
    await nextMorning()
    const path = stopAt(await one('ines@otterby.example'))
    const form = { 'content-type': 'multipart/form-data; boundary=x' }
    const payload = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
    expect((await world.app.inject({ method: 'POST', url: path, headers: form, payload })).statusCode).toBe(200)
    const left = (await chief.ask(preferred, {})).kinds.filter(({ way }) => way !== 'never')
    expect(left).toEqual([{ kind: 'mention', way: 'at once' }])
  })
})

/** Quiet hours that it is now, wherever the clock stands. */
function around(): { from: string; to: string } {
  const hour = Number(timeIn('Europe/London', new Date()).slice(0, 2))
  const at = (ahead: number) => `${String((hour + ahead + 24) % 24).padStart(2, '0')}:30`
  return { from: at(-2), to: at(2) }
}
