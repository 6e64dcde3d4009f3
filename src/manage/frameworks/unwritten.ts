import type { Day } from '../../kernel/dates.ts'
import type { Written, WrittenMeasure } from './framework.ts'

/** A goal of which nothing is written and nothing is known yet: what a form and a test start from. */
export const unwritten = (today: Day, words: Partial<Written> = {}): Written => ({
  title: '',
  why: '',
  how: '',
  start: null,
  due: null,
  audience: 'organisation',
  measures: [],
  supports: null,
  carries: 0,
  depth: null,
  confidence: null,
  progress: null,
  readOn: [],
  rhythm: 30,
  facts: {},
  today,
  ...words,
})

export const unwrittenMeasure = (title: string, words: Partial<WrittenMeasure> = {}): WrittenMeasure => ({
  title,
  unit: '',
  direction: 'increase',
  baseline: null,
  target: null,
  targetMax: null,
  current: null,
  ...words,
})
