import { describe, expect, it } from 'vitest'
import { isAreaOfWork, severalIn, workIn } from './one-outcome.ts'

describe('a title that holds several', () => {
  it.each([
    ['Cut waiting times and raise staff satisfaction', 'outcomes', ['Cut waiting times', 'raise staff satisfaction']],
    ['Patients are safe and staff are content', 'outcomes', ['Patients are safe', 'staff are content']],
    ['Reduce falls; improve discharge', 'outcomes', ['Reduce falls', 'improve discharge']],
    [
      'Hire two nurses, draft a rota and organise a workshop',
      'actions',
      ['Hire two nurses', 'draft a rota', 'organise a workshop'],
    ],
    ['1. Write the leaflet\n2. Print the leaflets in colour\n3. Launch a campaign', 'actions', null],
  ] as const)('%j', (title, kind, pieces) => {
    const several = severalIn(title)
    if (pieces === null) return expect(several).toBe(null)
    expect(several).toEqual({ kind, pieces })
  })

  it.each([
    'Recruit, train and retain nurses',
    'Design and build a new ward',
    'Recruit nurses and train them',
    'Patients and families are heard',
    'Patients that are frail and wards that are full',
    'Build a rota that saves time and reduces stress',
    'Help wards plan their beds and reduce delays',
    'Write to patients to explain delays and offer another day',
    'Research and development',
    'Quality and safety',
    'Discharge letters reach the doctor within a day, and the patient too',
    'Wartezeiten senken und Zufriedenheit erhöhen',
    'Prepare a list of and assess all wards',
    'Create a film about falls. Produce one film about falls for each ward.',
    '',
    'and and and',
  ])('leaves %j alone', (title) => expect(severalIn(title)).toBe(null))
})

describe('work in place of a result', () => {
  it.each([
    ['Launch the new website', 'launch'],
    ['Hold workshops with all wards', 'hold'],
    ['Review the rota', 'review'],
    ['Update existing leaflets', 'update'],
    ['Roll out the new triage', 'roll'],
    ['New rota implemented.', 'implemented'],
  ])('%j begins with work', (phrase, word) => expect(workIn(phrase)).toBe(word))

  it.each([
    'Reduce falls by night',
    'Review board',
    'Plan B',
    'Design quality',
    'Hire 12 nurses',
    'Launch the rota so that nobody works two nights in a row',
    'Introduce a second desk to reduce the wait',
    'Create one number that lets families reach the ward',
    'Median wait',
    'All wards refurbished',
    'Every discharge letter published',
    'Erstellen eines Berichts',
    'Develop le plan de la région des patients',
    '',
  ])('leaves %j alone', (phrase) => expect(workIn(phrase)).toBe(null))
})

describe('an area of work', () => {
  it.each(['Internal services', 'Human resources management', 'Trade policy', 'Staff training'])('%j is one', (title) =>
    expect(isAreaOfWork(title)).toBe(true),
  )

  it.each([
    'Better services',
    'Improve services',
    'Seamless communications',
    'Fewer delays in services',
    'No duplicate services',
    'Affordable services',
    'Safety-enhancing services',
    'Services reach 95 % of families',
    'Patients trust our services',
    'Development',
  ])('%j is none', (title) => expect(isAreaOfWork(title)).toBe(false))
})
