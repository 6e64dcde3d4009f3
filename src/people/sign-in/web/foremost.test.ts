import { expect, it } from 'vitest'
import { foremost } from './foremost.ts'

const one = (name: string, title: string, administrator = false) => ({ person: name, name, title, administrator })

it('takes a ward manager and a nurse of the same ward', () => {
  const cast = [
    one('Ann', 'Ward manager, Kite ward'),
    one('Ben', 'Staff nurse, Heron ward'),
    one('Cid', 'Chief executive'),
    one('Dot', 'Ward manager, Heron ward'),
    one('Eve', 'Head of digital', true),
  ]
  expect(foremost(cast).map(({ name }) => name)).toEqual(['Cid', 'Dot', 'Ben', 'Eve'])
})

it('names nobody twice, and manages with fewer', () => {
  expect(foremost([one('Cid', 'Chief executive', true)]).map(({ name }) => name)).toEqual(['Cid'])
})
