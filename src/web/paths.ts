import { useMemo } from 'react'
import { useOrganisation } from './organisation.tsx'

/** Where everything is found, in one place: `<Link to={paths.goal(id)}>`. */
export const pathsIn = (organisation: string) => {
  const at = (path: string) => `/${organisation}${path}`
  return {
    lead: at('/lead'),
    map: at('/lead/map'),
    direction: at('/lead/direction'),
    scans: at('/lead/scans'),
    strategy: at('/lead/strategy'),
    writeStrategy: at('/lead/strategy/write'),
    signals: at('/lead/signals'),
    signal: (signal: string) => at(`/lead/signals/${signal}`),
    stakeholders: at('/lead/stakeholders'),
    stakeholder: (stakeholder: string) => at(`/lead/stakeholders/${stakeholder}`),
    scan: (scan: string) => at(`/lead/scans/${scan}`),
    myGoals: at('/manage'),
    goals: at('/goals'),
    newGoal: at('/goals/new'),
    goal: (goal: string) => at(`/goals/${goal}`),
    gaps: at('/gaps'),
    indicators: at('/indicators'),
    indicator: (indicator: string) => at(`/indicators/${indicator}`),
    decisions: at('/decisions'),
    changes: at('/changes'),
    newChange: at('/changes/new'),
    change: (change: string) => at(`/changes/${change}`),
    editChange: (change: string) => at(`/changes/${change}/edit`),
    newDecision: at('/decisions/new'),
    decision: (decision: string) => at(`/decisions/${decision}`),
    editDecision: (decision: string) => at(`/decisions/${decision}/edit`),
    briefings: at('/briefings'),
    newBriefing: at('/briefings/new'),
    briefing: (briefing: string) => at(`/briefings/${briefing}`),
    editBriefing: (briefing: string) => at(`/briefings/${briefing}/edit`),
    briefingTravel: (briefing: string) => at(`/briefings/${briefing}/travel`),
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
    accountability: (person: string) => at(`/people/${person}/accountability`),
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
