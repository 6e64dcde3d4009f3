import { addDays, type Day } from '../kernel/dates.ts'
import type { Row } from './row.ts'

type Stay = { starts?: number; ends?: number; administrator?: boolean }

/** `starts` and `ends` are days from today; most have been here for years. */
const person = (id: string, name: string, title: string, manager: string, teams: string, stay: Stay = {}) => ({
  id,
  name,
  title,
  manager,
  teams,
  ...stay,
})

const told = [
  person('miriam-adeyemi', 'Miriam Adeyemi', 'Chief executive', '', 'group', { starts: -1240 }),
  person('tomasz-wieczorek', 'Tomasz Wieczorek', 'Chief operating officer', 'miriam-adeyemi', 'group'),
  person('catrin-llewellyn', 'Catrin Llewellyn', 'Chief nurse', 'miriam-adeyemi', 'group'),
  person('arjun-raghavan', 'Dr Arjun Raghavan', 'Medical director', 'miriam-adeyemi', 'group'),
  person('helen-stockdale', 'Helen Stockdale', 'Director of finance', 'miriam-adeyemi', 'group'),
  person('beatrice-amoah', 'Beatrice Amoah', 'Head of improvement', 'tomasz-wieczorek', 'group;flow'),
  person('noor-haddad', 'Noor Haddad', 'Head of patient safety', 'catrin-llewellyn', 'group'),
  person('yvonne-baptiste', 'Yvonne Baptiste', 'Management accountant', 'helen-stockdale', 'group'),
  person('philip-garside', 'Philip Garside', 'Improvement facilitator', 'beatrice-amoah', 'group', { ends: -58 }),

  person('rosalind-hartley', 'Rosalind Hartley', 'Hospital director, Fellside', 'tomasz-wieczorek', 'fellside'),
  person('siobhan-kelleher', 'Siobhán Kelleher', 'Matron, medicine', 'rosalind-hartley', 'fellside;amu;heron'),
  person('grace-tembo', 'Grace Tembo', 'Matron, surgery', 'rosalind-hartley', 'kite;fellside'),
  person('yusuf-demir', 'Dr Yusuf Demir', 'Clinical director, medicine', 'arjun-raghavan', 'fellside;amu'),

  person('priyanka-nair', 'Dr Priyanka Nair', 'Clinical lead, emergency medicine', 'rosalind-hartley', 'ed'),
  person('joanne-whitfield', 'Joanne Whitfield', 'Nurse manager, emergency department', 'priyanka-nair', 'ed'),
  person('marek-dvorak', 'Dr Marek Dvořák', 'Consultant, emergency medicine', 'priyanka-nair', 'ed'),
  person('kofi-mensah', 'Kofi Mensah', 'Charge nurse, emergency department', 'joanne-whitfield', 'ed'),
  person('ellie-thornton', 'Ellie Thornton', 'Staff nurse, emergency department', 'joanne-whitfield', 'ed'),

  person('fiona-galbraith', 'Fiona Galbraith', 'Ward manager, acute medical unit', 'siobhan-kelleher', 'amu'),
  person('chidi-nwosu', 'Dr Chidi Nwosu', 'Consultant, acute medicine', 'yusuf-demir', 'amu'),
  person('mei-ling-chow', 'Dr Mei-Ling Chow', 'Specialty registrar, acute medicine', 'chidi-nwosu', 'amu', {
    starts: -105,
  }),
  person('leila-rahimi', 'Leila Rahimi', 'Charge nurse, acute medical unit', 'fiona-galbraith', 'amu'),

  person('ruth-calloway', 'Ruth Calloway', 'Ward manager, Heron ward', 'siobhan-kelleher', 'heron', { starts: -2310 }),
  person('marisol-ferreira', 'Marisol Ferreira', 'Deputy ward manager, Heron ward', 'ruth-calloway', 'heron'),
  person('daniel-asante', 'Daniel Asante', 'Staff nurse, Heron ward', 'ruth-calloway', 'heron', { starts: -760 }),
  person('wanjiru-kamau', 'Wanjiru Kamau', 'Staff nurse, Heron ward', 'marisol-ferreira', 'heron'),
  person('jack-holloway', 'Jack Holloway', 'Newly qualified nurse, Heron ward', 'marisol-ferreira', 'heron', {
    starts: -78,
  }),
  person('tariq-mahmood', 'Tariq Mahmood', 'Healthcare assistant, Heron ward', 'marisol-ferreira', 'heron'),
  person('margaret-lim', 'Dr Margaret Lim', 'Consultant geriatrician', 'yusuf-demir', 'heron;ed'),

  person('stuart-mcallister', 'Stuart McAllister', 'Ward manager, Kite ward', 'grace-tembo', 'kite'),
  person('bronwen-hughes', 'Bronwen Hughes', 'Theatre manager', 'grace-tembo', 'kite'),
  person('eleni-papadaki', 'Ms Eleni Papadaki', 'Consultant orthopaedic surgeon', 'arjun-raghavan', 'kite'),
  person('rafael-ortega', 'Dr Rafael Ortega', 'Consultant anaesthetist', 'arjun-raghavan', 'kite'),
  person('hye-jin-park', 'Park Hye-jin', 'Staff nurse, Kite ward', 'stuart-mcallister', 'kite'),
  person('liam-orourke', 'Liam O’Rourke', 'Operating department practitioner', 'bronwen-hughes', 'kite'),
  person(
    'maria-vasconcelos',
    'Maria da Conceição Albuquerque de Vasconcelos',
    'Surgical pre-assessment nurse specialist',
    'grace-tembo',
    'kite',
  ),

  person('david-ashworth', 'David Ashworth', 'Hospital director, Aldermere', 'tomasz-wieczorek', 'aldermere'),
  person('hannah-birch', 'Hannah Birch', 'Head of therapies', 'david-ashworth', 'aldermere'),
  person('imran-sheikh', 'Dr Imran Sheikh', 'GP lead, hospital at home', 'david-ashworth', 'aldermere'),
  person('judith-kershaw', 'Judith Kershaw', 'Ward manager, Lapwing ward', 'david-ashworth', 'lapwing'),
  person('samira-bouzid', 'Samira Bouzid', 'Occupational therapist', 'hannah-birch', 'lapwing;flow'),
  person('emily-sutcliffe', 'Emily Sutcliffe', 'Physiotherapist', 'hannah-birch', 'heron;lapwing'),
  person('nadia-kowalczyk', 'Nadia Kowalczyk', 'Staff nurse, Lapwing ward', 'judith-kershaw', 'lapwing'),
  person('chloe-wainwright', 'Chloe Wainwright', 'Healthcare assistant, Lapwing ward', 'judith-kershaw', 'lapwing'),

  person('victoria-eze', 'Victoria Eze', 'Head of flow and discharge', 'tomasz-wieczorek', 'flow'),
  person('paul-heslop', 'Paul Heslop', 'Bed manager', 'victoria-eze', 'flow'),
  person('aisha-karim', 'Aisha Karim', 'Discharge coordinator', 'victoria-eze', 'flow;heron'),
  person('simon-trewin', 'Simon Trewin', 'Social care liaison', 'victoria-eze', 'flow'),
  person('deborah-quaye', 'Deborah Quaye', 'Discharge nurse specialist', 'victoria-eze', 'flow;kite'),

  person(
    'graham-tully',
    'Graham Tully',
    'Chief pharmacist and head of clinical services',
    'arjun-raghavan',
    'diagnostics',
  ),
  person('zainab-yusuf', 'Zainab Yusuf', 'Ward pharmacist', 'graham-tully', 'diagnostics;heron'),
  person('lucy-marsden', 'Lucy Marsden', 'Imaging manager', 'graham-tully', 'diagnostics'),
  person('henrik-solberg', 'Dr Henrik Solberg', 'Consultant radiologist', 'arjun-raghavan', 'diagnostics'),
  person('anil-gurung', 'Anil Gurung', 'Laboratory manager', 'graham-tully', 'diagnostics'),

  person('martin-cobb', 'Martin Cobb', 'Head of facilities', 'tomasz-wieczorek', 'facilities'),
  person('sheila-barraclough', 'Sheila Barraclough', 'Housekeeping manager', 'martin-cobb', 'facilities'),
  person('dwayne-campbell', 'Dwayne Campbell', 'Portering supervisor', 'martin-cobb', 'facilities'),
  person('ionela-popescu', 'Ionela Popescu', 'Evening cleaning team leader', 'sheila-barraclough', 'facilities'),

  person('farah-siddiqui', 'Farah Siddiqui', 'Director of people', 'miriam-adeyemi', 'people;group'),
  person('callum-fraser', 'Callum Fraser', 'Head of digital and IT', 'helen-stockdale', 'people', {
    administrator: true,
  }),
  person('gemma-rowntree', 'Gemma Rowntree', 'Resourcing manager', 'farah-siddiqui', 'people'),
  person('katie-lomas', 'Katie Lomas', 'Wellbeing lead', 'farah-siddiqui', 'people'),
  person('victor-ionescu', 'Victor Ionescu', 'Clinical systems manager', 'callum-fraser', 'people'),
  person('oluwaseun-bello', 'Oluwaseun Bello', 'Data analyst', 'callum-fraser', 'people;flow'),
]

export const people = (today: Day): Row[] =>
  told.map(({ id, name, title, manager, teams, starts, ends, administrator }, index) => ({
    id,
    email: `${id.replaceAll('-', '.')}@northmoor.example`,
    name,
    title,
    manager,
    teams,
    starts_on: addDays(today, starts ?? -500 - ((index * 397) % 2900)),
    ends_on: ends === undefined ? '' : addDays(today, ends),
    administrator: administrator ? 'yes' : '',
  }))
