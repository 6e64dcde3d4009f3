import { text as textOf } from 'node:stream/consumers'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { addDays } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { copyOut, tablesOf } from '../../platform/backup-tables.ts'
import { seeToPulses } from './closing.ts'
import { about, answerIt, asked, close, launch, type PulseSeen, results } from './contract.ts'

let world: World
let here: Place
let slug: string
let lead: Somebody
let other: Somebody
let stranger: Somebody
let wards: string
let kite: string
let heron: string
const staff: Record<'kite' | 'heron' | 'night', Somebody[]> = { kite: [], heron: [], night: [] }

const today = new Date().toISOString().slice(0, 10)
const days = (count: number) => new Date(Date.now() + count * 86_400_000)
const scale = { words: 'Does it make sense?', form: 'scale' as const, low: 'not at all', high: 'fully' }
const text = { words: 'In your own words?', form: 'text' as const }
const asking = () => ({ kind: 'team', subject: wards, purpose: 'To learn what stands in the way.', questions: [scale, text], teams: [wards] }) // biome-ignore format: one line

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  slug = here.organisation.slug
  lead = await here.person('Ines Okafor')
  other = await here.person('Ari Salo')
  for (const [team, count] of [['kite', 7], ['heron', 6], ['night', 3]] as const) // biome-ignore format: a table
    for (let at = 0; at < count; at++) staff[team].push(await here.person(`${team} ${at}`))
  wards = await here.team('Wards', { lead })
  kite = await here.team('Kite', { parent: wards, members: staff.kite })
  heron = await here.team('Heron', { parent: wards, members: staff.heron })
  await here.team('Night', { parent: wards, members: staff.night })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
})

const tokenOf = async (who: Somebody, pulse: string) =>
  (await who.ask(asked, {})).asked.find((one) => one.pulse === pulse)?.token ?? newId()
const say = async (who: Somebody, pulse: string, ...answers: (number | string | null)[]) =>
  who.reply(answerIt, { pulse, token: await tokenOf(who, pulse), answers })
const figure = (seen: PulseSeen, round: number, group: string | null) =>
  seen.figures.find((one) => one.round === round && one.group === group && one.question === 0)
const everybody = () => [...staff.kite, ...staff.heron, ...staff.night]

describe('a pulse', () => {
  let pulse: string

  it('asks those of its teams, with what it is for and its rules, and nobody else', async () => {
    pulse = (await lead.ask(launch, { ...asking(), openDays: 5, everyDays: 30, rounds: 3 })).pulse
    const [mine] = (await (staff.night[0] as Somebody).ask(asked, {})).asked
    expect(mine).toMatchObject({
      pulse,
      round: 1,
      purpose: asking().purpose,
      rules: { scores: 5, texts: 10 },
      asked: 17,
    })
    expect((await other.ask(asked, {})).asked).toEqual([])
    expect((await other.ask(about, { kind: 'team', subject: wards })).abilities.launch.allowed).toBe(false)
  })

  it('takes one answer of each for good, and shows nothing before the round is closed', async () => {
    for (const [at, who] of everybody().slice(0, 4).entries())
      expect((await say(who, pulse, (at % 5) + 1, `Kite says ${at}`)).status).toBe(200)
    expect((await lead.ask(results, { pulse })).rounds[0]).toMatchObject({ state: 'open', asked: 17, answered: null })
    for (const who of everybody().slice(4)) await say(who, pulse, 4, 'It does')
    const again = await say(everybody()[0] as Somebody, pulse, 1, null)
    expect(again.status).toBe(409)
    expect((await (everybody()[0] as Somebody).ask(asked, {})).asked).toEqual([])
    const seen = await lead.ask(results, { pulse })
    expect(seen).toMatchObject({ figures: [], texts: [] })
    expect(seen.rounds[0]?.answered).toBe(16)
  })

  it('shows, once closed, the groups that are large enough and give no other away, and the texts shuffled', async () => {
    await lead.ask(close, { pulse })
    const seen = await other.ask(results, { pulse })
    expect(figure(seen, 1, null)).toMatchObject({ counted: 16, mean: 3.6 })
    // It was closed early, so its last day is no day to come.
    expect(seen.rounds[0]?.closesOn).toBeOneOf([addDays(today, -1), today, addDays(today, 1)])
    // Night has three, so one of the others is left out too: the smaller one. The lead counts with those three.
    expect(seen.figures.map(({ group }) => group)).toEqual(expect.arrayContaining([null, kite]))
    expect(seen.figures.map(({ group }) => group)).not.toContain(heron)
    expect(seen.texts[0]?.texts).toHaveLength(16)
    expect(await counted('pulse_answer')).toBe(0)
  })

  it('opens its next round on its day, and sets answers aside where somebody has left', async () => {
    const [gone] = staff.heron
    await world.owner.query('update person set ends_on = $2 where person = $1', [gone?.id, addDays(today, 2)])
    await seeToPulses(world.database, days(30))
    for (const who of everybody().filter((one) => one !== gone)) await say(who, pulse, 5, null)
    await seeToPulses(world.database, days(35))
    const seen = await lead.ask(results, { pulse })
    expect(seen.rounds.map(({ state, answered }) => [state, answered])).toEqual([['closed', 16], ['closed', 15], ['waiting', null]]) // biome-ignore format: one line
    expect(figure(seen, 2, null)).toMatchObject({ mean: 5, counted: 11 })
    await lead.ask(close, { pulse, stop: true })
    expect((await lead.ask(results, { pulse })).rounds).toHaveLength(2)
  })

  it('is refused where it would ask too few, in time that is past, of strangers, or with an answer that does not fit', async () => {
    const few = await lead.reply(launch, {
      ...asking(),
      teams: [],
      persons: staff.kite.slice(0, 4).map(({ id }) => id),
    })
    expect(few).toMatchObject({ status: 422, body: { detail: expect.stringContaining('4 people') } })
    expect((await lead.reply(launch, { ...asking(), teams: [kite] })).status).toBe(422)
    expect((await lead.reply(launch, { ...asking(), opensOn: addDays(today, -1) })).status).toBe(422)
    expect((await lead.reply(launch, { ...asking(), openDays: 9, everyDays: 7, rounds: 2 })).status).toBe(422)
    expect((await lead.reply(launch, { ...asking(), teams: [newId()] })).status).toBe(404)
    expect((await lead.reply(launch, { ...asking(), kind: 'toaster' })).status).toBe(422)
    const { pulse: one } = await lead.ask(launch, { ...asking(), purpose: '<b>Why</b>' })
    const who = staff.kite[1] as Somebody
    for (const wrong of [[6, null], ['five', null], [3, 4], [3], [null, 'only words'], [2.5, null]])
      expect((await who.reply(answerIt, { pulse: one, token: await tokenOf(who, one), answers: wrong })).status).toBe(
        422,
      )
    expect((await who.reply(answerIt, { pulse: one, token: await tokenOf(staff.kite[2] as Somebody, one), answers: [3, null] })).status).toBe(409) // biome-ignore format: one line
    await lead.ask(close, { pulse: one, stop: true })
  })
})

const counted = async (table: string): Promise<number> =>
  Number((await world.owner.query(`select count(*) from ${table}`)).rows[0].count)

describe('whoever reads the database as the program does', () => {
  let pulse: string
  let app: pg.Client
  const secret = 'Only I would write this'
  const writer = () => staff.kite[3] as Somebody

  beforeAll(async () => {
    pulse = (await lead.ask(launch, { ...asking(), questions: [{ ...scale, words: 'Once more?' }, text] })).pulse
    for (const who of everybody().filter((one) => one !== staff.heron[0])) await say(who, pulse, 2, who === writer() ? secret : 'Something') // biome-ignore format: one line
    app = new pg.Client({ connectionString: world.database.urls.viewers })
    await app.connect()
    await app.query(`set app.org = '${here.organisation.org}'; set app.person = '${lead.id}'`)
    return () => app.end()
  })

  it('reads no answer, no count of one, no system column of one, and nobody else’s token', async () => {
    for (const column of ['*', 'answer', 'pulse', 'xmin', 'ctid', 'cell', 'count(*)'])
      await expect(app.query(`select ${column} from pulse_answer`)).rejects.toThrow(/permission denied/)
    await expect(app.query('select * from pulse_count')).rejects.toThrow(/permission denied/)
    const { rows } = await app.query('select person from pulse_asked')
    expect([...new Set(rows.map(({ person }) => person))]).toEqual([lead.id])
    await expect(app.query('update pulse_asked set cell = org')).rejects.toThrow(/permission denied/)
    await expect(app.query('set role bearing_answer_box')).rejects.toThrow(/permission denied/)
  })

  it('finds no trace of an answer in history, notices, mails or any other table', async () => {
    const { rows } = await world.owner.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth', 'jobs')",
    )
    for (const { name } of rows) {
      if (name === 'public.pulse_answer') continue
      const found = await world.owner.query(`select 1 from ${name} t where t::text like '%' || $1 || '%'`, [secret])
      expect(found.rows, name).toEqual([])
    }
    const told = await world.owner.query("select by, after from event where happened like 'pulse%' and after ->> 'pulse' = $1", [pulse]) // biome-ignore format: one line
    expect(told.rows).toHaveLength(1)
  })

  it('is given neither answers nor who has answered by a backup', async () => {
    const client = await world.owner.connect()
    const tables = await tablesOf(client, 'guarded')
    const pieces: string[] = []
    for (const table of tables) pieces.push(await textOf(client.query(to(copyOut(table, 'for elsewhere')))))
    client.release()
    const all = pieces.join()
    expect(all).toContain(writer().id)
    expect(all).not.toContain(secret)
    const spent = await world.owner.query('select person, token from pulse_asked where pulse = $1', [pulse])
    expect(spent.rows.filter(({ token }) => token === null)).toHaveLength(15)
    for (const { token } of spent.rows) if (token) expect(all).not.toContain(token)
  })

  it('sees after closing rows of one transaction alone, with no order of their own', async () => {
    await lead.ask(close, { pulse })
    const { pulses } = await other.ask(about, { kind: 'team', subject: wards })
    expect(pulses.map(({ figures, texts }) => figures.length + texts.length > 0)).toEqual([true, false, false])
    for (const table of ['pulse_text', 'pulse_result', 'pulse_asked', 'pulse_count']) {
      const { rows } = await world.owner.query(`select distinct xmin from ${table} where pulse = $1`, [pulse])
      // Rows of who was asked are of one transaction, that of the closing, and whoever has left is of the launch.
      expect(rows.length, table).toBeLessThanOrEqual(1)
    }
    expect(await counted('pulse_answer')).toBe(0)
    const { rows } = await world.owner.query<{ text: string }>('select text from pulse_text where pulse = $1', [pulse])
    expect(rows.every(({ text: id }) => id[14] === '4')).toBe(true)
  })
})

const fresh = async () => (await lead.ask(launch, { ...asking(), purpose: 'Again.' })).pulse
whoMay('pulses.launch', [
  ['who leads the team it is about', () => lead.reply(launch, asking()), 200],
  ['somebody who does not', () => other.reply(launch, asking()), 403],
  ['a member of the team', () => (staff.kite[0] as Somebody).reply(launch, asking()), 403],
  ['somebody of another organisation', () => request(world, slug, stranger.token, launch, asking()), 404],
  ['nobody', () => request(world, slug, null, launch, asking()), 401],
])
whoMay('pulses.about', [
  ['who leads the team', () => lead.reply(about, { kind: 'team', subject: wards }), 200],
  ['everybody here', () => other.reply(about, { kind: 'team', subject: wards }), 200],
  ['about what is not there', () => other.reply(about, { kind: 'team', subject: newId() }), 404],
  ['somebody of another organisation', () => request(world, slug, stranger.token, about, { kind: 'team', subject: wards }), 404], // biome-ignore format: one line
  ['nobody', () => request(world, slug, null, about, { kind: 'team', subject: wards }), 401],
])
whoMay('pulses.results', [
  ['who launched it', async () => lead.reply(results, { pulse: await fresh() }), 200],
  ['everybody in its audience', async () => other.reply(results, { pulse: await fresh() }), 200],
  ['who is not, of a narrower one', async () => other.reply(results, { pulse: (await lead.ask(launch, { ...asking(), audience: { word: 'private' } })).pulse }), 404], // biome-ignore format: one line
  ['who is asked by it, with the figures left out', async () => (staff.kite[0] as Somebody).reply(results, { pulse: (await lead.ask(launch, { ...asking(), audience: { word: 'private' } })).pulse }), 200], // biome-ignore format: one line
  ['somebody of another organisation', async () => request(world, slug, stranger.token, results, { pulse: await fresh() }), 404], // biome-ignore format: one line
  ['nobody', () => request(world, slug, null, results, { pulse: newId() }), 401],
])
whoMay('pulses.asked', [
  ['everybody here', () => other.reply(asked, {}), 200],
  ['somebody of another organisation', () => request(world, slug, stranger.token, asked, {}), 404],
  ['nobody', () => request(world, slug, null, asked, {}), 401],
])
const kiteSays = async (who: Somebody, token?: string) => {
  const pulse = await fresh()
  return who.reply(answerIt, { pulse, token: token ?? (await tokenOf(who, pulse)), answers: [3, null] })
}
whoMay('pulses.answer', [
  ['who is asked', () => kiteSays(staff.kite[0] as Somebody), 200],
  ['who is asked, with a token of nobody', () => kiteSays(staff.kite[0] as Somebody, newId()), 409],
  ['who is not asked', () => kiteSays(other), 409],
  ['somebody of another organisation', async () => request(world, slug, stranger.token, answerIt, { pulse: await fresh(), token: newId(), answers: [3, null] }), 404], // biome-ignore format: one line
  ['nobody', () => request(world, slug, null, answerIt, { pulse: newId(), token: newId(), answers: [3] }), 401],
])
whoMay('pulses.close', [
  ['who launched it', async () => lead.reply(close, { pulse: await fresh() }), 200],
  ['who did not', async () => other.reply(close, { pulse: await fresh() }), 403],
  ['who is asked', async () => (staff.kite[0] as Somebody).reply(close, { pulse: await fresh() }), 403],
  ['somebody of another organisation', async () => request(world, slug, stranger.token, close, { pulse: await fresh() }), 404], // biome-ignore format: one line
  ['nobody', () => request(world, slug, null, close, { pulse: newId() }), 401],
])
