import { expect, it } from 'vitest'
import { shapeOf } from '../../src/platform/citus-catalogue.ts'
import { placeOf, type Shape } from '../../src/platform/citus-rules.ts'
import { openWorld } from '../world.ts'
import { shapeIn } from './citus-schema.ts'
import { schemaFile } from './database.ts'
import { readHouse } from './house.ts'

const sorted = ({ tables }: Shape) =>
  tables
    .filter(({ name }) => placeOf(name) !== 'local')
    .map(({ name, columns, keys, foreign, triggers, policies }) => ({
      name,
      columns: columns.map((one) => one.name),
      notNull: columns.filter(({ notNull }) => notNull).map((one) => one.name),
      keys: keys.map(({ name, kind, columns }) => `${name} ${kind} ${columns.filter(Boolean)}`).sort(),
      foreign: foreign.map((one) => JSON.stringify(one)).sort(),
      triggers: triggers.map((one) => JSON.stringify(one)).sort(),
      policies: policies.map((one) => one.name).sort(),
    }))
    .sort((a, b) => a.name.localeCompare(b.name))

it('the doctor reads from a live catalogue what the law reads from db/schema.sql', async () => {
  const world = await openWorld()
  const committed = shapeIn(readHouse().get(schemaFile) ?? '')
  const client = await world.owner.connect()
  try {
    expect(sorted(await shapeOf(client))).toEqual(sorted(committed))
  } finally {
    client.release()
  }
})
