import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely'
import pg from 'pg'
import { noteStatement } from './statement-log.ts'

export { sql } from 'kysely'

/** A piece of SQL written with the `sql` tag; it yields rows of type `Row`. */
export type Sql<Row = unknown> = RawBuilder<Row>

// Only describes and compiles; statements are sent by `Transaction` alone.
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** Counts stay numbers, civil dates and exact numerics stay text: the one place where `pg`'s values are decided. */
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))
types.setTypeParser(pg.types.builtins.DATE, (text) => text)
types.setTypeParser(pg.types.builtins.NUMERIC, (text) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text))
export const typeParsers = types

// Statements are templates, so there are few distinct texts: each gets a name and is prepared once per connection.
const names = new Map<string, string>()
const nameOf = (text: string): string => {
  let name = names.get(text)
  if (!name) {
    name = `s${names.size}`
    names.set(text, name)
  }
  return name
}

/** Sends a statement over a connection. */
export type Ask = <Row extends object>(query: pg.QueryConfig) => Promise<pg.QueryResult<Row>>

/** The statements of one transaction. Made by `Database` only, so that nothing is read without a viewer or a named role. */
export class Transaction {
  readonly #ask: Ask
  readonly #prepare: boolean
  readonly #later: ((query: pg.QueryConfig) => void) | undefined
  readonly #unheard: Promise<unknown>[] = []
  #fault: unknown

  /** With `later`, what is sent is handed to it instead. */
  constructor(ask: Ask, prepare: boolean, later?: (query: pg.QueryConfig) => void) {
    this.#ask = ask
    this.#prepare = prepare
    this.#later = later
  }

  async rows<Row extends object>(statement: Sql<Row>): Promise<Row[]> {
    return (await this.#send<Row>(statement)).rows
  }

  async first<Row extends object>(statement: Sql<Row>): Promise<Row | undefined> {
    return (await this.rows(statement))[0]
  }

  /** Carries out a statement; answers how many rows it touched. */
  async run(statement: Sql): Promise<number> {
    return (await this.#send(statement)).rowCount ?? 0
  }

  /**
   * Carries out a statement whose answer nobody needs, without waiting for it: what follows, the commit too, is sent on
   * its heels. Where it fails, the whole transaction does.
   */
  send(statement: Sql): void {
    if (this.#later) {
      this.#later(this.#compiled(statement))
      return
    }
    const sent = this.#send(statement)
    sent.catch((fault: unknown) => {
      this.#fault ??= fault
    })
    this.#unheard.push(sent)
  }

  /** What failed among all that was sent: whoever asks after it hears only that the transaction has failed. */
  get fault(): unknown {
    return this.#fault
  }

  /** Resolves when everything that was sent has been carried out. */
  async settled(): Promise<void> {
    await Promise.all(this.#unheard)
  }

  #send<Row extends object>(statement: Sql): Promise<pg.QueryResult<Row>> {
    return this.#ask(this.#compiled(statement))
  }

  #compiled(statement: Sql): pg.QueryConfig {
    const { sql: text, parameters } = statement.compile(compiler)
    noteStatement?.(text)
    const values = parameters as unknown[]
    return this.#prepare && text.length < 8000 ? { name: nameOf(text), text, values } : { text, values }
  }
}
