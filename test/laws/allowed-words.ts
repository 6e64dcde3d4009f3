/**
 * Names that standards, libraries and the machine have given, and that are theirs to keep. They are passed over wherever
 * they stand. Our own use of a banned word belongs in `allowed` below, with its reason, or better nowhere.
 */
export const namedByOthers: RegExp[] = [
  /\buser[- ]?agent\b/gi,
  /\buser-select\b/g,
  /\bcolor-scheme\b/g,
  /--user-data-dir\b/g,
  /\b(current|session)_user\b/g,
  /\b(explain )?\(?analyze\b/g,
  /\bhas_\w+_privilege\b/g,
  /\bprivilege(s|_type)\b/g,
  /\bon (delete|update) cascade\b/gi,
  /\bbearing user\b/g,
  /\bpg_catalog\b/g,
  /\bIcon[A-Z]\w*/g,
  /\bauthorization\b/gi,
  /\bapiKey\b/g,
  /\bauth\.\\?"?user\b/g,
]

export const allowed: { words: string[]; where: RegExp; because: string }[] = [
  {
    words: ['user'],
    where: /^(src\/people\/(sign-in|logins)\/|db\/migrations\/\d+_sign_in\.sql$)/,
    because: 'the sign-in library calls a login so, in its table and its options',
  },
  {
    words: ['user'],
    where: /^(src\/platform|src\/entry|test\/setup|bin|bench|docs\/administration)\//,
    because: 'the operating system and PostgreSQL call an account so',
  },
  {
    words: ['cascade'],
    where: /^src\/platform\/backup-ground\.ts$/,
    because: 'PostgreSQL calls it so when what depends on a table goes with it',
  },
  {
    words: ['department'],
    where: /^src\/demo\//,
    because: 'a hospital calls its emergency department so; these are the texts of the cast',
  },
  {
    words: ['key result'],
    where: /^(GLOSSARY\.md$|src\/manage\/(goals|check-ins|frameworks)\/|bench\/text-|docs\/|e2e\/)/,
    because: 'in an OKR, a measure is called a key result; the glossary says so',
  },
  {
    words: ['task'],
    where: /^(src\/manage\/imports\/real-data\.spec|src\/manage\/frameworks\/real-text\.test|bench\/text-sources)\.ts$/,
    because: 'a file of another project is named so',
  },
  {
    words: ['*'],
    where:
      /^(src\/manage\/imports\/(synonyms|status-words|tools|viva(-\w+)*|\w*mapping)(\.\w+)?\.ts$|e2e\/samples\/|e2e\/mapping\.walk\.ts$|docs\/administration\/other-tools\.md$)/,
    because: 'they read the files of other tools, in the words that those tools have',
  },
  {
    words: ['task'],
    where: /^bench\/trace\.ts$/,
    because: 'Chromium calls a stretch of work so in its trace',
  },
  { words: ['*'], where: /^test\/laws\//, because: 'the laws and their tests name what they refuse' },
]
