import type { FileKind } from './table.ts'

// What other people call what is a column here; each list from the most to the least certain.

const lists = (text: string): Record<string, string[]> =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => line.trim().split(': '))
      .map(([meaning = '', names = '']) => [meaning, names.split(', ')]),
  )

export const synonyms: Record<'goals' | 'people' | 'teams' | 'check-ins', Record<string, string[]>> = {
  goals: lists(`
    id: id, goal id, objective id, okr id, issue key, key, uid, nr, no
    row_id: row id, row
    parent_rows: parent row ids, parent row id, parent rows, parent row
    title: title, goal title, goal name, objective title, objective, goal, okr, name, summary, initiative, titel, ziel, name des ziels, titre, objectif, título, objetivo
    type: type, goal type, issue type, objective type, okr type, kind, level, typ, art
    parents: parents, parent id, parent ids, parent goal id, parent key, parent issue, parent objective id, supports
    parent_titles: parent goal, parent title, parent name, parent objective, parent, parent summary, aligned to, alignment, übergeordnetes ziel, objectif parent
    weights: weights, weight, weighting, share, gewicht, poids
    owner: owner, owner email, owner emails, goal owner, owners, owner name, assignee, assigned to, responsible, responsible person, accountable, verantwortlich, zuständig, besitzer, responsable, propietario
    team: team, teams, department, departments, group, squad, business unit, division, abteilung, bereich, équipe, equipo
    start: start, start date, starts on, begin, begin date, from, cycle start, startdatum, beginn, début, date de début, inicio
    due: due, due date, due at, due on, end date, end, ends on, deadline, finish, finish date, target date, cycle end, fällig, fällig am, fälligkeit, enddatum, ende, échéance, date de fin, fin
    status: status, state, goal status, progress status, zustand, statut, estado
    unit: unit, metric unit, unit of measure, measure unit, einheit, unité, unidad
    measure_name: metric, metric name, measure name, measure, kpi, kennzahl, indicateur
    direction: direction, target type
    baseline: baseline, starting value, start value, initial value, startwert, ausgangswert, valeur initiale
    target: target, target value, goal value, zielwert, soll, cible, valeur cible, meta
    value: value, current value, current, actual, actual value, latest value, istwert, ist, valeur actuelle
    value_on: value on, last check in, last checkin, last updated, updated at, last update, updated, as of, stand
    progress: progress, completion, percent complete, % complete, progress %, % progress, percentage complete, fortschritt, avancement
    confidence: confidence, confidence level, zuversicht
    audience: audience, visibility, privacy, sichtbarkeit
    why: why, rationale, reason, purpose, warum, pourquoi
    how: how, wie, comment faire
    framework: framework
    remark: remark, description, details, goal description, beschreibung, bemerkung`),
  people: lists(`
    id: id, person id, user id, employee id, personnel number, personalnummer, worker id
    email: email, e mail, email address, e mail address, mail, work email, primary email, courriel, correo
    name: name, full name, display name, employee name, vollständiger name, nom complet
    first_name: first name, given name, preferred name, vorname, prénom, nombre
    last_name: last name, surname, family name, nachname, nom, apellido
    title: title, job title, position, role, stelle, funktion, poste, cargo
    manager: manager, manager email, manager id, reports to, supervisor, manager name, vorgesetzter, vorgesetzte, responsable, jefe
    teams: teams, team, department, departments, group, division, abteilung, bereich, équipe, equipo
    starts_on: starts on, start date, hire date, hired on, joined, eintritt, eintrittsdatum, date d entrée
    ends_on: ends on, end date, termination date, left on, leaving date, austritt, austrittsdatum
    administrator: administrator, admin, is admin`),
  teams: lists(`
    id: id, team id, department id, group id
    name: name, team name, team, department, department name, group, abteilung, équipe
    parent: parent, parent team, parent id, parent name, parent department, belongs to, subteam of, übergeordnet
    lead: lead, leader, team lead, team owner, team owners, manager, head, owner, leitung`),
  'check-ins': lists(`
    id: id, check in id, checkin id, update id
    goal: goal, goal id, okr id, objective id, objective
    measure: measure, measure id, key result id, kr id
    value: value, current value, new value, wert
    value_on: value on, date, check in date, checkin date, updated at, updated on, datum
    confidence: confidence, confidence level
    note: note, comment, check in note, update, text, notes, kommentar
    in_the_way: in the way, obstacles, risks
    by: by, author, check in owner, checked in by, updated by, user, owner, person
    supersedes: supersedes
    recorded_at: recorded at, activity date, created at, created
    from_reading: from reading`),
}

/** What tells one kind of file from another, rather than being found in all of them. */
export const telling: Partial<Record<FileKind, readonly string[]>> = {
  goals: [
    'due',
    'target',
    'progress',
    'parents',
    'parent_rows',
    'parent_titles',
    'baseline',
    'value',
    'weights',
    'status',
  ],
  people: ['email', 'manager', 'first_name', 'last_name', 'starts_on'],
  teams: ['parent', 'lead'],
  'check-ins': ['goal', 'note', 'measure', 'value_on'],
}
