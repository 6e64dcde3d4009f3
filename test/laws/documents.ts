import type { Breach, House } from './house.ts'

/** What a reader expects to find. Whether a made document equals what makes it is compared where it is made. */
export const documents: Record<string, string> = {
  'README.md': 'what Bearing is, and the two commands',
  'GLOSSARY.md': 'one word for each concept',
  'STYLE.md': 'how our code reads',
  'CONTRIBUTING.md': 'how to change it',
  'SECURITY.md': 'how to report a hole',
  'CHANGELOG.md': 'what changed for the people who use it',
  LICENSE: 'the licence',
  'NOTICE.md': 'the work of others that ships with it',
  'db/schema.sql': 'the database as it is today',
  'docs/api/openapi.json': 'the API as it is today',
}

export const documentsStand = (house: House): Breach[] =>
  Object.entries(documents).flatMap(([file, holds]) =>
    house.get(file)?.trim()
      ? []
      : [{ file, line: 1, says: 'is missing or empty.', do: `Write or make it, and commit it: it holds ${holds}.` }],
  )
