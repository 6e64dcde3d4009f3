import type { z } from 'zod'
import type { see } from '../contract.ts'

/** What an administrator may change of an organisation. */
export type Settings = Pick<
  z.output<typeof see.output>,
  'name' | 'zone' | 'locale' | 'currency' | 'fiscalMonth' | 'revision'
>
