import type { Row } from './row.ts'

const team = (id: string, name: string, parent: string, lead: string): Row => ({ id, name, parent, lead })

/** The group, its two hospitals, their wards, and the services that work for both. */
export const teams: Row[] = [
  team('group', 'Northmoor Hospitals', '', 'miriam-adeyemi'),

  team('fellside', 'Fellside General Hospital', 'group', 'rosalind-hartley'),
  team('ed', 'Emergency department', 'fellside', 'priyanka-nair'),
  team('amu', 'Acute medical unit', 'fellside', 'fiona-galbraith'),
  team('heron', 'Heron ward (older people)', 'fellside', 'ruth-calloway'),
  team('kite', 'Kite ward and theatres (surgery)', 'fellside', 'grace-tembo'),

  team('aldermere', 'Aldermere Community Hospital', 'group', 'david-ashworth'),
  team('lapwing', 'Lapwing ward (rehabilitation)', 'aldermere', 'judith-kershaw'),

  team('flow', 'Flow and discharge hub', 'group', 'victoria-eze'),
  team('diagnostics', 'Pharmacy, imaging and laboratory', 'group', 'graham-tully'),
  team('facilities', 'Porters, cleaning and estates', 'group', 'martin-cobb'),
  team('people', 'People and digital', 'group', 'farah-siddiqui'),
]
