import { useMemo } from 'react'
import { useOrganisation } from './organisation.tsx'

/** Where everything is found, in one place: `<Link to={paths.goal(id)}>`. */
export const pathsIn = (organisation: string) => {
  const at = (path: string) => `/${organisation}${path}`
  return {
    map: at('/lead'),
    direction: at('/lead/direction'),
    scans: at('/lead/scans'),
    signals: at('/lead/signals'),
    signal: (signal: string) => at(`/lead/signals/${signal}`),
    scan: (scan: string) => at(`/lead/scans/${scan}`),
    myGoals: at('/manage'),
    goals: at('/goals'),
    newGoal: at('/goals/new'),
    goal: (goal: string) => at(`/goals/${goal}`),
    gaps: at('/gaps'),
    indicators: at('/indicators'),
    indicator: (indicator: string) => at(`/indicators/${indicator}`),
    decisions: at('/decisions'),
    newDecision: at('/decisions/new'),
    decision: (decision: string) => at(`/decisions/${decision}`),
    editDecision: (decision: string) => at(`/decisions/${decision}/edit`),
    cycles: at('/cycles'),
    cycle: (cycle: string) => at(`/cycles/${cycle}`),
    calibration: at('/goals/calibration'),
    import: at('/import'),
    grow: at('/grow'),
    me: at('/me'),
    notices: at('/me/notices'),
    activity: at('/me/activity'),
    people: at('/people'),
    person: (person: string) => at(`/people/${person}`),
    teams: at('/teams'),
    team: (team: string) => at(`/teams/${team}`),
    settings: at('/settings'),
    addresses: at('/settings/addresses'),
    begin: at('/begin'),
  }
}

export type Paths = ReturnType<typeof pathsIn>

export function usePaths(): Paths {
  const organisation = useOrganisation()
  return useMemo(() => pathsIn(organisation), [organisation])
}
