import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { carriedLaws, type Stand } from './carried.ts'
import { root, uphold } from './house.ts'

const files: Record<string, Stand> = { person: { in: ['people'], carried: 'person name' } }
const says = (sql: string, stands: Record<string, Stand>): string[] =>
  carriedLaws(sql, stands)
    .map((breach) => breach.says)
    .filter((line) => !line.includes('.csv'))

test('a new table and a new column must say where they stand', () => {
  const sql = `create table person (org uuid not null, person uuid not null, name text not null, shoe text);
    create table hobby (org uuid not null, hobby uuid not null);`
  expect(says(sql, files)).toEqual([
    'has person.shoe, and nobody says whether export carries it.',
    'has the table hobby, and nobody says whether export carries it.',
  ])
  const left: Record<string, Stand> = {
    person: { in: ['people'], carried: 'person name', left: { shoe: 'Nobody asks.' } },
    hobby: { left: 'Nobody asks.' },
  }
  expect(says(sql, left)).toEqual([])
})

test('what is said of what is not there is refused', () => {
  const sql = 'create table person (org uuid not null, person uuid not null);'
  expect(says(sql, { ...files, ghost: { derived: 'From nothing.' } })).toEqual([
    'has no person.name, of which it is said how export treats it.',
    'has no table ghost, of which it is said how export treats it.',
  ])
})

test('every table and column is carried, derived or left with a reason', () => {
  uphold(carriedLaws(readFileSync(join(root, 'db/schema.sql'), 'utf8')))
})
