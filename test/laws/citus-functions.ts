// The queries within the functions of db/schema.sql, whichever way their bodies are written.
import { as, isTree, listOf, plpgsqlOf, statementsIn, type Tree, textOf, walk } from './sql-tree.ts'

export interface Body {
  /** As `as_wide(uuid, uuid, uuid)`. */
  name: string
  /** Each a statement that can be parsed by itself; names that are no columns in it are variables. */
  queries: string[]
  /** Statements that are put together when they run, which nobody can read here. */
  dynamic: number
}

export function bodiesIn(sql: string): Body[] {
  return statementsIn(sql).flatMap(({ tree, from }, at, all) => {
    const made = as(tree, 'CreateFunctionStmt')
    if (!made) return []
    const text = sliced(sql, from, all[at + 1]?.from)
    const name = `${listOf(made.funcname).map(textOf).at(-1)}(${typesOf(made).join(', ')})`
    const option = (wanted: string): unknown =>
      listOf(made.options)
        .map((one) => as(one, 'DefElem'))
        .find((one) => one?.defname === wanted)?.arg
    if (textOf(option('language')) === 'plpgsql') return [{ name, ...plpgsql(text) }]
    const body = listOf(as(option('as'), 'List')?.items).map(textOf)[0]
    return [{ name, queries: [body ?? standing(text)], dynamic: 0 }]
  })
}

const buffer = (sql: string): Buffer => Buffer.from(sql)
/** Places are counted in bytes. */
const sliced = (sql: string, from: number, to?: number): string => buffer(sql).subarray(from, to).toString()

const typesOf = (made: Tree): string[] =>
  listOf(made.parameters)
    .map((one) => as(one, 'FunctionParameter'))
    .filter((one) => one && !['FUNC_PARAM_TABLE', 'FUNC_PARAM_OUT'].includes(String(one.mode)))
    .map((one) => {
      const type = isTree(one?.argType) ? one.argType : {}
      return `${listOf(type.names).map(textOf).at(-1)}${type.arrayBounds ? '[]' : ''}`
    })

/** `return (…)`, as the catalogue prints a body that was read when the function was made. */
const standing = (text: string): string => {
  const returned = /\breturn\b([\s\S]*)$/i.exec(text.replace(/;\s*$/, ''))?.[1]
  return returned ? `select ${returned}` : (/\bbegin\s+atomic\b([\s\S]*)\bend\s*;?\s*$/i.exec(text)?.[1] ?? '')
}

function plpgsql(text: string): Pick<Body, 'queries' | 'dynamic'> {
  const queries: string[] = []
  let dynamic = 0
  walk(plpgsqlOf(text), (kind, node) => {
    if (kind === 'PLpgSQL_stmt_dynexecute') dynamic++
    if (kind === 'PLpgSQL_expr') queries.push(statement(String(node.query), Number(node.parseMode)))
    return false
  })
  return { queries, dynamic }
}

/** 0 is a statement, 2 an expression, 3 and more assign one. */
const statement = (query: string, mode: number): string =>
  mode === 0 ? query : `select ${mode === 2 ? query : query.replace(/^[\s\S]*?:?=/, '')}`
