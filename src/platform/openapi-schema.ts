/** A JSON Schema, as OpenAPI 3.1 uses it. */
export interface Schema {
  title?: string
  type?: string | string[]
  format?: string
  $ref?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  [more: string]: unknown
}
