import { describe, expect, it } from 'vitest'
import { mailFinding, mailSettings, messageIdOf } from './mail.ts'
import { makeToken, readToken } from './mail-token.ts'

const whole = {
  BEARING_SMTP_URL: 'smtp://mail.example:587',
  BEARING_MAIL_FROM: 'Bearing <bearing@otterby.example>',
  BEARING_ADDRESS: 'https://bearing.otterby.example/',
}

describe('mail', () => {
  it('is off where no server is named', async () => {
    expect(mailSettings({ ...whole, BEARING_SMTP_URL: '' })).toBeNull()
    expect(await mailFinding({})).toEqual({ ok: true, says: expect.stringContaining('Mail is off') })
  })

  it('knows where people open Bearing, without a slash at the end', () =>
    expect(mailSettings(whole)).toEqual({
      url: 'smtp://mail.example:587',
      from: 'Bearing <bearing@otterby.example>',
      address: 'https://bearing.otterby.example',
    }))

  it.each([
    ['a server that is none', { BEARING_SMTP_URL: 'mail.example' }, 'no address of a mail server'],
    ['a server of another kind', { BEARING_SMTP_URL: 'https://mail.example' }, 'no address of a mail server'],
    ['no sender', { BEARING_MAIL_FROM: undefined }, 'BEARING_MAIL_FROM names no sender'],
    ['a sender without an address', { BEARING_MAIL_FROM: 'Bearing' }, 'BEARING_MAIL_FROM names no sender'],
    ['no address of its own', { BEARING_ADDRESS: undefined }, 'BEARING_ADDRESS does not say'],
  ])('is refused with %s, in a sentence that the doctor says too', async (_, given, sentence) => {
    expect(() => mailSettings({ ...whole, ...given })).toThrow(sentence)
    expect(await mailFinding({ ...whole, ...given })).toEqual({ ok: false, says: expect.stringContaining(sentence) })
  })

  it('says so where its server does not answer', async () => {
    const found = await mailFinding({ ...whole, BEARING_SMTP_URL: 'smtp://name:secret@127.0.0.1:1' })
    expect(found.ok).toBe(false)
    expect(found.says).toContain('127.0.0.1:1 does not answer as it should')
    expect(found.says).not.toContain('secret')
  })

  it('has the same Message-ID at each attempt, at the domain of its sender', () =>
    expect(messageIdOf('one', whole.BEARING_MAIL_FROM)).toBe('<one@otterby.example>'))
})

describe('the address that stops mails', () => {
  const named = {
    org: '01a202d6-ccdc-77b6-8f03-1ee1c8b7b4a3',
    person: '01a202d6-ccdc-77b6-8f03-1ee1c8b7b4a4',
    kind: 'off track',
  }
  it('says whose and which, to whoever signed it', () => expect(readToken('s', makeToken('s', named))).toEqual(named))
  it.each([
    ['nothing', ''],
    ['another signature', makeToken('t', named)],
    ['a part of it', makeToken('s', named).slice(0, -3)],
    ['what was changed', `x${makeToken('s', named)}`],
    ['words', 'hello'],
  ])('is nothing where it is %s', (_, token) => expect(readToken('s', token)).toBeUndefined())
})
