import { describe, expect, it } from 'vitest'
import { t } from './words.ts'

describe('texts', () => {
  it('are their own key', () => {
    expect(t('Record check-in')).toBe('Record check-in')
    expect(t('Who, when: why? (e.g. today)')).toBe('Who, when: why? (e.g. today)')
  })
  it('take values as they are', () => {
    expect(t('Ask {{name}} again', { name: '<b>$t(x) {{count}}</b>' })).toBe('Ask <b>$t(x) {{count}}</b> again')
  })
  it.each([
    [0, '0 goals are due'],
    [1, '1 goal is due'],
    [2, '2 goals are due'],
    [12_345, '12,345 goals are due'],
  ])('choose the plural of %d', (count, said) => {
    expect(t('{{count}} goals are due', { count, one: '{{count}} goal is due' })).toBe(said)
  })
})
