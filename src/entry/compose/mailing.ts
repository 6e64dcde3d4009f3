import type { Database } from '../../platform/database.ts'
import { Post } from '../../platform/mail.ts'
import { dueMails, forgetMails, mailDone, mailFailed, type WaitingMail } from '../../platform/mail-queue.ts'
import { type LettersNeed, letterOf } from './letters.ts'

const atOnce = 20
const month = 30 * 86_400_000

/**
 * Sends the mails that wait, at least once each. A mail is marked as sent after the server has taken it on, so that a crash
 * in between sends it again, with the same Message-ID; what the server refuses is tried again for two days.
 */
export class Mailing {
  readonly #database: Database
  readonly #needs: LettersNeed
  readonly #post: Post
  #running: Promise<void> | undefined
  #tidied = 0
  #closed = false

  constructor(database: Database, needs: LettersNeed) {
    this.#database = database
    this.#needs = needs
    this.#post = new Post(needs.settings)
  }

  /** Begins where nothing is being sent; nobody waits for it. */
  wake(): void {
    if (this.#closed) return
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = undefined
    })
  }

  async #sendAll(): Promise<void> {
    try {
      const now = new Date()
      const due = await this.#database.asSystem('digests', null, async (tx) => {
        if (now.getTime() - this.#tidied > month / 30) {
          this.#tidied = now.getTime()
          await forgetMails(tx, new Date(now.getTime() - month))
        }
        return dueMails(tx, now, atOnce)
      })
      for (const mail of due) if (!this.#closed) await this.#send(mail)
    } catch (error) {
      if (!this.#closed) console.error('Mail will be tried again.', (error as Error).message)
    }
  }

  async #send(mail: WaitingMail): Promise<void> {
    const letter = await this.#database.asSystem('digests', mail.org, (tx) => letterOf(tx, mail, this.#needs))
    let said: string | undefined
    try {
      if (letter) await this.#post.send(letter)
    } catch (error) {
      said = (error as Error).message
    }
    await this.#database.asSystem('digests', null, (tx) =>
      said === undefined
        ? mailDone(tx, mail.mail, letter ? 'sent' : 'nothing to say', new Date())
        : mailFailed(tx, mail, said, new Date()),
    )
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#post.close()
    await this.#running
  }
}
