import type { Framework } from '../../../frameworks/rules.ts'
import { bhagTemplates } from './bhag.ts'
import { fastTemplates } from './fast.ts'
import { hardTemplates } from './hard.ts'
import { okrTemplates } from './okr.ts'
import { pactTemplates } from './pact.ts'
import { smartTemplates } from './smart.ts'
import { stretchTemplates } from './stretch.ts'
import type { Template } from './template.ts'

/** A few goals in each framework to begin with. */
export const templatesOf: Record<Framework, () => Template[]> = {
  smart: smartTemplates,
  okr: okrTemplates,
  bhag: bhagTemplates,
  stretch: stretchTemplates,
  pact: pactTemplates,
  hard: hardTemplates,
  fast: fastTemplates,
}
