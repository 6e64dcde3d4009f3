import type { FastifyInstance } from 'fastify'
import { tellWhatHappened } from '../conversation/notices/reactions.ts'
import { mountStopMail } from '../conversation/notices/server.ts'
import { seeToPulses } from '../conversation/pulses/closing.ts'
import { carryOn, letPass } from '../lead/briefings/reactions.ts'
import { readWhatIsDue } from '../manage/gauges/reading.ts'
import { followOn } from '../manage/goals/store.ts'
import { mountSignIn } from '../people/logins/server.ts'
import { makeLibrary } from '../people/logins/store.ts'
import { makeViewers } from '../people/sign-in/store.ts'
import { Database } from '../platform/database.ts'
import { buildHttp } from '../platform/http.ts'
import { Live } from '../platform/live.ts'
import type { MailSettings } from '../platform/mail.ts'
import type { Urls } from '../platform/roles.ts'
import { makeThrottle, type ThrottleOptions } from '../platform/throttle.ts'
import { Wire } from '../platform/wire.ts'
import { mountApiDocuments } from './api-documents.ts'
import { Mailing } from './compose/mailing.ts'
import { lookAtTheClock } from './compose/mornings.ts'
import { factsOf, tellings } from './compose/telling.ts'
import { contracts } from './contracts.ts'
import { demonstrate } from './demonstrate.ts'
import { answersOf } from './slices.ts'
import { Worker } from './worker.ts'

export interface ProductOptions {
  urls: Urls
  /** Signs cookies; from `migrate`. */
  secret: string
  throttle?: Omit<ThrottleOptions, 'known'>
  trustedProxies?: string[]
  prepare?: boolean
  connections?: number
  /** Lets whoever has it set up an organisation: it is in the address that the terminal prints. */
  startKey?: string
  /** Who may be one of the demonstration's cast: everybody, or who has the key. */
  demonstration?: { open: boolean; key: string }
  /** The folder of the built pages. */
  pages?: string
  /** How mail goes out; without it everything stands on screen alone. */
  mail?: MailSettings | null
}

export interface Product {
  app: FastifyInstance
  database: Database
  worker: Worker
  /** Makes the demonstration organisation where it is wanted and nothing is here yet. */
  demonstrate(how: { wanted: boolean; say: (line: string) => void }): Promise<void>
  close(): Promise<void>
}

/** The whole product on a migrated database, not listening yet: only wiring. */
export async function openProduct(options: ProductOptions): Promise<Product> {
  const database = new Database(options)
  const { library, close: closeLibrary } = makeLibrary({
    urls: options.urls,
    secret: options.secret,
    attempts: options.throttle?.attempts?.['sign-in']?.most,
  })
  const throttle = makeThrottle(database, { ...options.throttle, known: (caller) => viewers.known(caller) })
  const viewers = makeViewers({
    database,
    library,
    failed: (caller) => throttle.attempt('token', caller.address),
    mayTry: (caller) => throttle.check('token', caller.address),
  })
  const wire = new Wire(options.urls.direct)
  const live = new Live(database, viewers)
  const mail = options.mail ? 'on' : 'off'
  const worker = new Worker(database, {
    react: async () => {
      await tellWhatHappened(database, { tellings, factsOf, mail })
      if ((await followOn(database)) > 0) worker.wake()
      if ((await carryOn(database, mail)) > 0) worker.wake()
    },
    look: async () => {
      await lookAtTheClock(database, mail)
      await seeToPulses(database)
      await letPass(database)
      for (const org of await readWhatIsDue(database)) worker.wake(org)
    },
    ...(options.mail ? { post: new Mailing(database, { settings: options.mail, secret: options.secret }) } : {}),
  })
  const forget = (): void => {
    viewers.forget()
    live.askAgain()
  }
  const answers = answersOf({
    forget,
    library,
    throttle,
    mail,
    secret: options.secret,
    startKey: options.startKey ?? null,
    demonstration: options.demonstration ?? { open: false, key: null },
  })
  const app = await buildHttp({
    database,
    identify: viewers,
    answers,
    throttle,
    wrote: worker.wake,
    trustedProxies: options.trustedProxies,
    pages: options.pages,
  })
  mountSignIn(app, { library, throttle, forget })
  mountStopMail(app, { database, secret: options.secret, throttle })
  live.mount(app, throttle)
  mountApiDocuments(app, contracts)
  const everywhere = (): void => live.tellEverybody()
  await wire.listen((change) => ('all' in change ? live.tellAll(change.org) : live.tell(change)), everywhere)
  worker.start()
  return {
    app,
    database,
    worker,
    demonstrate: async (how) => void (await demonstrate(database, how)),
    async close() {
      await live.close()
      await app.close()
      await worker.close()
      await wire.close()
      await throttle.close()
      await closeLibrary()
      await database.close()
    },
  }
}
