import { describe, expect, it } from 'vitest'
import { digest, oneNotice, sentenceOf } from './mail.ts'
import { type Happened, mayWriteAt, timeIn, toldOf } from './notice.ts'

const happened = (about: Partial<Happened> = {}): Happened => ({
  org: 'org',
  event: 'event',
  happened: 'comment.written',
  by: 'lena',
  subject: 'beds',
  after: { comment: 'c', mentions: ['ari'] },
  ...about,
})

describe('who is told', () => {
  it('is everybody who follows, but whoever did it', () => {
    const told = toldOf(
      happened({ after: { comment: 'c' } }),
      { kind: 'comment', to: 'followers', about: 'comment' },
      'tom',
      ['tom', 'lena'],
    )
    expect(told).toEqual([{ person: 'tom', kind: 'comment', about: 'c' }])
  })
  it('is told of a mention alone where both are so', () => {
    const told = toldOf(happened(), { kind: 'comment', to: 'followers', about: 'comment' }, 'tom', ['tom', 'ari'])
    expect(told.map(({ person, kind }) => [person, kind])).toEqual([
      ['tom', 'comment'],
      ['ari', 'mention'],
    ])
  })
  it('is nobody where a goal has no owner', () => {
    expect(toldOf(happened({ after: null }), { kind: 'awaiting', to: 'owner' }, null, [])).toEqual([])
  })
})

describe('quiet hours', () => {
  const quiet = { from: '19:00', to: '07:00' }
  const at = (utc: string, zone = 'Europe/London') => mayWriteAt(new Date(utc), zone, quiet).toISOString()
  it('let pass what comes by day', () => expect(at('2026-06-10T10:00:30Z')).toBe('2026-06-10T10:00:30.000Z'))
  it('hold what comes in the evening until the morning', () =>
    expect(at('2026-06-10T21:15:40Z')).toBe('2026-06-11T06:00:00.000Z'))
  it('hold what comes at night until the same morning', () =>
    expect(at('2026-06-10T02:00:00Z')).toBe('2026-06-10T06:00:00.000Z'))
  it('are those where the organisation is', () =>
    expect(at('2026-06-10T23:30:00Z', 'America/Toronto')).toBe('2026-06-11T11:00:00.000Z'))
  it('may lie within a day, and may not be wanted', () => {
    const lunch = { from: '12:00', to: '13:30' }
    expect(mayWriteAt(new Date('2026-01-10T12:45:00Z'), 'UTC', lunch).toISOString()).toBe('2026-01-10T13:30:00.000Z')
    expect(mayWriteAt(new Date('2026-01-10T23:45:00Z'), 'UTC', null).toISOString()).toBe('2026-01-10T23:45:00.000Z')
  })
  it('know midnight as 00:00', () => expect(timeIn('UTC', new Date('2026-01-10T00:05:00Z'))).toBe('00:05'))
})

describe('a mail', () => {
  const head = { organisation: 'Otterby & Sons', name: 'Lena', preferences: 'https://b/p', stop: 'https://b/s' }
  const line = { kind: 'comment' as const, by: 'Tom', title: 'Beds <b>', said: 'a\nb & <i>', link: 'https://b/g' }
  it('says in text and in HTML the same, with what people typed as they typed it', () => {
    const { subject, text, html } = oneNotice(line, head)
    expect(subject).toBe('Tom commented on “Beds <b>”.')
    expect(text).toContain('> a\n> b & <i>')
    expect(html).toContain('Beds &lt;b&gt;')
    expect(html).not.toContain('<i>')
    for (const body of [text, html]) expect(body).toContain('https://b/s')
  })
  it('of what is not for everybody says only that there is something to read', () => {
    expect(sentenceOf({ ...line, by: null, title: null, said: null })).toBe(
      'There is a new comment on a goal that you follow.',
    )
  })
  it('has one line for a subject, whatever a title holds', () =>
    expect(oneNotice({ ...line, title: 'a\r\nBcc: x@y' }, head).subject).not.toMatch(/[\r\n]/))
  it('counts what a digest holds', () =>
    expect(digest([line, line], head).subject).toBe('2 things to read in Otterby & Sons'))
})
