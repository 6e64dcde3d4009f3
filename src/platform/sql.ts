import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely'
import pg from 'pg'

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

/** The statements of one transaction. Made by `Database` only, so that nothing is read without a viewer or a named role. */
export class Transaction {
  readonly #client: pg.PoolClient
  readonly #prepare: boolean

  constructor(client: pg.PoolClient, prepare: boolean) {
    this.#client = client
    this.#prepare = prepare
  }

  async rows<Row extends object>(statement: Sql<Row>): Promise<Row[]> {
    const { sql: text, parameters } = statement.compile(compiler)
    const values = parameters as unknown[]
    const result = await this.#client.query<Row>(
      this.#prepare && text.length < 8000 ? { name: nameOf(text), text, values } : { text, values },
    )
    return result.rows
  }

  async first<Row extends object>(statement: Sql<Row>): Promise<Row | undefined> {
    return (await this.rows(statement))[0]
  }

  /** Carries out a statement; answers how many rows it touched. */
  async run(statement: Sql): Promise<number> {
    const { sql: text, parameters } = statement.compile(compiler)
    const values = parameters as unknown[]
    const result = await this.#client.query(
      this.#prepare && text.length < 8000 ? { name: nameOf(text), text, values } : { text, values },
    )
    return result.rowCount ?? 0
  }
}
