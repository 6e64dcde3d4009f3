import { z } from 'zod'
import { abilities, operation, requiredText } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { currency, fiscalMonth, locale, organisation, verbs, zone } from './organisation.ts'

const settings = { name: requiredText(200), zone, locale, currency }

const shown = organisation.extend({ today: day, abilities: abilities(verbs) })

export const setUp = operation({
  name: 'organisations.set-up',
  method: 'POST',
  path: '/set-up',
  asks: 'anyone',
  input: z.strictObject({
    /** The key in the address that the terminal prints. */
    key: z.string().max(200),
    organisation: z.strictObject(settings),
    administrator: z.strictObject({
      name: requiredText(200),
      email: z
        .string()
        .trim()
        .max(254)
        .toLowerCase()
        .pipe(z.email({ error: 'Write an e-mail address, for example ana.ruiz@hospital.example.' })),
      password: z.string().max(200),
    }),
  }),
  output: z.object({ organisation, person: id }),
  refusals: ['forbidden', 'invalid', 'too-many'],
  help: 'Sets up an organisation and its first administrator, and signs them in',
})

export const mine = operation({
  name: 'organisations.mine',
  method: 'GET',
  path: '/organisations',
  asks: 'login',
  input: z.strictObject({}),
  output: z.object({
    login: z.object({ email: z.string(), name: z.string() }),
    organisations: z.array(
      z.object({ slug: z.string(), name: z.string(), demonstration: z.boolean(), person: id, called: z.string() }),
    ),
  }),
  refusals: ['unauthenticated'],
  help: 'The organisations that this login belongs to',
})

export const see = operation({
  name: 'organisations.see',
  method: 'GET',
  path: '/organisation',
  asks: 'viewer',
  input: z.strictObject({}),
  output: shown,
  refusals: ['not-found'],
  help: 'The organisation: name, time zone, language, currency and the date that it is there',
})

export const change = operation({
  name: 'organisations.change',
  method: 'PATCH',
  path: '/organisation',
  asks: 'viewer',
  input: z.strictObject({ ...z.object({ ...settings, fiscalMonth }).partial().shape, revision: z.int() }),
  output: shown,
  refusals: ['forbidden', 'conflict', 'invalid'],
  help: 'Changes the settings of the organisation (administrators)',
})

export const removeDemonstration = operation({
  name: 'organisations.remove-demonstration',
  method: 'DELETE',
  path: '/organisation',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({ removed: z.string() }),
  refusals: ['forbidden'],
  help: 'Removes the demonstration organisation with everything in it, for good (its administrators)',
})

export const contract = [setUp, mine, see, change, removeDemonstration]
