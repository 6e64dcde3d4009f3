import type { Schema } from './openapi-schema.ts'

const fewest = 2
const smallest = 300

/**
 * Finds what stands in several places of the document, such as a goal's node, so that it is described once and named.
 * Its name is its own title, else the field that holds it, else the slice that answers it.
 */
export class Gathered {
  readonly #seen = new Map<string, { schema: Schema; count: number; name: string; from: string }>()
  #names: Map<string, string> | undefined

  look(schema: Schema, from: string, field = ''): void {
    if (schema.type === 'object' && schema.properties) {
      const key = JSON.stringify(schema)
      const found = this.#seen.get(key)
      if (found) {
        found.count += 1
        return
      }
      this.#seen.set(key, { schema, count: 1, name: schema.title ?? singular(field || sliceIn(from)), from })
    }
    each(schema, (inner, name) => this.look(inner, from, name ?? field))
  }

  /** The schema with what is named elsewhere in place of it. */
  named(schema: Schema, itself = true): Schema {
    const name = itself ? this.#nameOf(schema) : undefined
    return name ? { $ref: `#/components/schemas/${name}` } : mapped(schema, (inner) => this.named(inner))
  }

  schemas(): Record<string, Schema> {
    const found = [...this.#all().entries()].map(([key, name]): [string, Schema] => [
      name,
      this.named(this.#seen.get(key)?.schema ?? {}, false),
    ])
    return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  #nameOf(schema: Schema): string | undefined {
    return schema.type === 'object' && schema.properties ? this.#all().get(JSON.stringify(schema)) : undefined
  }

  #all(): Map<string, string> {
    if (this.#names) return this.#names
    const worth = [...this.#seen.entries()].filter(([key, { count }]) => count >= fewest && key.length >= smallest)
    const taken = new Set(['Problem'])
    this.#names = new Map(
      worth.map(([key, { name, from }]) => {
        const whole = capital(singular(sliceIn(from))) + capital(name)
        let unique = taken.has(capital(name)) ? whole : capital(name)
        for (let number = 2; taken.has(unique); number++) unique = `${whole}${number}`
        taken.add(unique)
        return [key, unique]
      }),
    )
    return this.#names
  }
}

const sliceIn = (operation: string): string => operation.split('.')[0] ?? ''
const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '')
const capital = (word: string): string =>
  word.replace(/(^|-)(\w)/g, (_, _hyphen, letter: string) => letter.toUpperCase())

function each(schema: Schema, tell: (inner: Schema, name?: string) => void): void {
  for (const [name, inner] of Object.entries(schema.properties ?? {})) tell(inner, name)
  if (schema.items) tell(schema.items)
  for (const inner of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) tell(inner)
  if (typeof schema.additionalProperties === 'object') tell(schema.additionalProperties)
}

function mapped(schema: Schema, change: (inner: Schema) => Schema): Schema {
  const all = (list: Schema[]): Schema[] => list.map(change)
  return {
    ...schema,
    ...(schema.properties && {
      properties: Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, change(inner)])),
    }),
    ...(schema.items && { items: change(schema.items) }),
    ...(schema.anyOf && { anyOf: all(schema.anyOf) }),
    ...(schema.oneOf && { oneOf: all(schema.oneOf) }),
    ...(typeof schema.additionalProperties === 'object' && {
      additionalProperties: change(schema.additionalProperties),
    }),
  }
}
