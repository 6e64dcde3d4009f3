import { plainWords } from './mapping.ts'

// What other tools say of a goal's kind, state and audience, as Bearing says it. What is not here is asked.

const meant = (text: string): Map<string, string> =>
  new Map(
    text
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [word = '', others = ''] = line.trim().split(': ')
        return [word, ...others.split(', ')].map((other) => [plainWords(other), word] as const)
      }),
  )

export const states = meant(`
  draft: proposed, planned, backlog, triage, pending approval, not published, entwurf
  active: open, on track, at risk, off track, behind, not started, in progress, ongoing, started, to do, todo, new, progressing, in review, selected for development, needs attention, delayed, overdue, on hold, postponed, paused, blocked, no status, unstarted, laufend, offen, en cours
  met: achieved, completed, complete, done, accomplished, success, successful, resolved, erreicht, erledigt, atteint
  partly met: partially met, partially achieved, partially completed, partial
  missed: not achieved, not met, failed, incomplete, not completed, verfehlt
  abandoned: cancelled, canceled, dropped, discarded, won't do, wont do, duplicate, deleted, abgebrochen`)

export const types = meant(`
  goal: objective, okr, company, company goal, company objective, organisation, organization, team, team goal, team objective, department, department goal, departmental, individual, individual goal, personal, big rock, bigrock, project, initiative, epic, story, task, sub task, subtask, bug, issue, feature, milestone, improvement, ziel
  measure: key result, keyresult, kr, kpi, metric, measurement, indicator, outcome, kennzahl`)

/** Of these the goal remembers more than that it is a goal. */
export const plainTypes = new Set(['goal', 'objective', 'okr', 'measure', 'key result', 'kr'])
/** Of these the state says all. */
export const plainStates = new Set(['draft', 'active', 'open', 'met', 'partly met', 'missed', 'abandoned'])

export const audiences = meant(`
  organisation: public, everyone, everybody, company, organization, all, company wide, everyone in the company
  private: private, only me, owner
  line: managers, manager, owner and managers
  team: team, department`)

export const targetTypes = meant(`
  increase: reach, increase, increase to, achieve, grow to, at least, keep above, stay above, above, more than, minimum, exceed
  decrease: decrease, decrease to, reduce, reduce to, keep below, stay below, below, at most, less than, maximum, do not exceed
  between: between, maintain, maintain at, stay at, keep at, hold
  done: done, yes no, boolean, binary`)
