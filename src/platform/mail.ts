import { createTransport, type Transporter } from 'nodemailer'
import { CannotStart } from './cannot-start.ts'
import type { Finding } from './doctor.ts'

/** How mail goes out: by which server, from whom, and at which address people open Bearing. */
export interface MailSettings {
  url: string
  from: string
  /** Without a slash at its end. */
  address: string
}

export interface Letter {
  to: string
  subject: string
  text: string
  html: string
  /** The same for each attempt, so that a mail which was sent twice is one. */
  messageId: string
  /** Stops such mails by one request, without a sign-in (RFC 8058). */
  stopAt: string
}

type Environment = Record<string, string | undefined>

/** Nothing where no mail server is named: then everything works on screen. */
export function mailSettings(environment: Environment = process.env): MailSettings | null {
  const { BEARING_SMTP_URL: url, BEARING_MAIL_FROM: from, BEARING_ADDRESS: address } = environment
  if (!url) return null
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !['smtp:', 'smtps:'].includes(parsed.protocol) || !parsed.hostname)
    throw new CannotStart(
      'BEARING_SMTP_URL is no address of a mail server. Write one as smtp://name:password@mail.example:587, or smtps:// for port 465.',
    )
  if (!from || !/^[^@\s]+@[^@\s]+$|<[^@\s]+@[^@\s]+>$/.test(from.trim()))
    throw new CannotStart(
      'BEARING_SMTP_URL is set, and BEARING_MAIL_FROM names no sender. Set it, for example to "Bearing <bearing@hospital.example>".',
    )
  const here = address && URL.canParse(address) ? new URL(address) : null
  if (!here || !['http:', 'https:'].includes(here.protocol))
    throw new CannotStart(
      'BEARING_SMTP_URL is set, and BEARING_ADDRESS does not say where people open Bearing, so mails could not link to it. Set it, for example to https://bearing.hospital.example.',
    )
  return { url, from: from.trim(), address: here.href.replace(/\/+$/, '') }
}

const patience = 20_000

/** The way to the mail server. */
export class Post {
  readonly settings: MailSettings
  readonly #transport: Transporter

  constructor(settings: MailSettings) {
    this.settings = settings
    // Content is ours alone: nothing is read from files or fetched from anywhere.
    const guarded = { disableFileAccess: true, disableUrlAccess: true }
    const times = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: 2 * patience }
    this.#transport = createTransport({ url: settings.url, pool: true, maxConnections: 2, ...guarded, ...times })
  }

  /** Resolves when the server has taken it on; throws what it said otherwise. */
  async send({ to, subject, text, html, messageId, stopAt }: Letter): Promise<void> {
    await this.#transport.sendMail({
      from: this.settings.from,
      to: { name: '', address: to },
      subject,
      text,
      html,
      messageId,
      headers: {
        'List-Unsubscribe': `<${stopAt}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      },
    })
  }

  /** Connects and signs in, and sends nothing. */
  async verify(): Promise<void> {
    await this.#transport.verify()
  }

  close(): void {
    this.#transport.close()
  }
}

/** A stable Message-ID: the mail's own id at the sender's domain. */
export const messageIdOf = (mail: string, from: string): string =>
  `<${mail}@${/@([^@\s>]+)>?$/.exec(from)?.[1] ?? 'bearing'}>`

/** What `bearing doctor` says of mail. To have none is a choice, and no fault. */
export async function mailFinding(environment: Environment = process.env): Promise<Finding> {
  try {
    const settings = mailSettings(environment)
    if (!settings) return { ok: true, says: 'Mail is off: BEARING_SMTP_URL is not set. Notices stand on screen alone' }
    const post = new Post(settings)
    const { host } = new URL(settings.url)
    try {
      await post.verify()
      return { ok: true, says: `The mail server ${host} answers; mails come from ${settings.from}` }
    } catch (error) {
      return {
        ok: false,
        says: `The mail server ${host} does not answer as it should: ${(error as Error).message}. Look at BEARING_SMTP_URL.`,
      }
    } finally {
      post.close()
    }
  } catch (error) {
    if (error instanceof CannotStart) return { ok: false, says: error.message }
    throw error
  }
}
