// Long because: every page and its address stand here once, in one list.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { Broken } from './Broken.tsx'
import { NotFound, NotFoundOutside } from './NotFound.tsx'
import { Root } from './Root.tsx'
import { Shell } from './Shell.tsx'
import { Waiting } from './Waiting.tsx'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Which place of the rail a page belongs to. */
    place?: 'lead' | 'manage' | 'grow' | 'me'
  }
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundOutside })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../../people/sign-in/web/StartPage.tsx'), 'StartPage'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../../people/sign-in/web/SignInPage.tsx'), 'SignInPage'),
})
const link = createRoute({
  getParentRoute: () => root,
  path: '/link/$secret',
  component: lazyRouteComponent(() => import('../../people/links/web/LinkPage.tsx'), 'LinkPage'),
})
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('../../people/organisations/web/SetUpPage.tsx'), 'SetUpPage'),
})

const stopMail = createRoute({
  getParentRoute: () => root,
  path: '/stop-mail/$token',
  component: lazyRouteComponent(() => import('../../conversation/notices/web/StopMailPage.tsx'), 'StopMailPage'),
})

const organisation = createRoute({
  getParentRoute: () => root,
  path: '/$organisation',
  component: Shell,
  notFoundComponent: NotFound,
})
const within = () => organisation

const home = createRoute({
  getParentRoute: within,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: `/${params.organisation}/lead`, replace: true })
  },
})
const lead = createRoute({
  getParentRoute: within,
  path: '/lead',
  staticData: { place: 'lead' },
  // A place on the map had this address once; what was kept or sent then still leads there.
  beforeLoad: ({ params, search }) => {
    const { of: _, ...place } = search as Record<string, unknown>
    if (Object.keys(place).length > 0)
      throw redirect({ to: `/${params.organisation}/lead/map`, search: place as never, replace: true })
  },
  component: lazyRouteComponent(() => import('./LeadPage.tsx'), 'LeadPage'),
})
const map = createRoute({
  getParentRoute: within,
  path: '/lead/map',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('./WholeMapPage.tsx'), 'WholeMapPage'),
})
const direction = createRoute({
  getParentRoute: within,
  path: '/lead/direction',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/direction/web/DirectionPage.tsx'), 'DirectionPage'),
})
const scans = createRoute({
  getParentRoute: within,
  path: '/lead/scans',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/scans/web/ScansPage.tsx'), 'ScansPage'),
})
const scan = createRoute({
  getParentRoute: within,
  path: '/lead/scans/$scan',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/scans/web/ScanPage.tsx'), 'ScanPage'),
})
const changes = createRoute({
  getParentRoute: within,
  path: '/changes',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/changes/web/ChangesPage.tsx'), 'ChangesPage'),
})
const newChange = createRoute({
  getParentRoute: within,
  path: '/changes/new',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/changes/web/WriteChangePage.tsx'), 'NewChangePage'),
})
const change = createRoute({
  getParentRoute: within,
  path: '/changes/$change',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/changes/web/ChangePage.tsx'), 'ChangePage'),
})
const editChange = createRoute({
  getParentRoute: within,
  path: '/changes/$change/edit',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/changes/web/WriteChangePage.tsx'), 'EditChangePage'),
})
const decisions = createRoute({
  getParentRoute: within,
  path: '/decisions',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/decisions/web/DecisionsPage.tsx'), 'DecisionsPage'),
})
const newDecision = createRoute({
  getParentRoute: within,
  path: '/decisions/new',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/decisions/web/WriteDecisionPage.tsx'), 'NewDecisionPage'),
})
const decision = createRoute({
  getParentRoute: within,
  path: '/decisions/$decision',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/decisions/web/DecisionPage.tsx'), 'DecisionPage'),
})
const editDecision = createRoute({
  getParentRoute: within,
  path: '/decisions/$decision/edit',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/decisions/web/WriteDecisionPage.tsx'), 'EditDecisionPage'),
})
const briefings = createRoute({
  getParentRoute: within,
  path: '/briefings',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/briefings/web/BriefingsPage.tsx'), 'BriefingsPage'),
})
const newBriefing = createRoute({
  getParentRoute: within,
  path: '/briefings/new',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/briefings/web/WriteBriefingPage.tsx'), 'NewBriefingPage'),
})
const briefing = createRoute({
  getParentRoute: within,
  path: '/briefings/$briefing',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/briefings/web/BriefingPage.tsx'), 'BriefingPage'),
})
const editBriefing = createRoute({
  getParentRoute: within,
  path: '/briefings/$briefing/edit',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/briefings/web/WriteBriefingPage.tsx'), 'EditBriefingPage'),
})
const briefingTravel = createRoute({
  getParentRoute: within,
  path: '/briefings/$briefing/travel',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/briefings/web/TravelPage.tsx'), 'TravelPage'),
})
const stakeholders = createRoute({
  getParentRoute: within,
  path: '/lead/stakeholders',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/stakeholders/web/StakeholdersPage.tsx'), 'StakeholdersPage'),
})
const stakeholder = createRoute({
  getParentRoute: within,
  path: '/lead/stakeholders/$stakeholder',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/stakeholders/web/StakeholderPage.tsx'), 'StakeholderPage'),
})
const strategy = createRoute({
  getParentRoute: within,
  path: '/lead/strategy',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/strategy/web/StrategyPage.tsx'), 'StrategyPage'),
})
const writeStrategy = createRoute({
  getParentRoute: within,
  path: '/lead/strategy/write',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/strategy/web/WriteStrategyPage.tsx'), 'WriteStrategyPage'),
})
const signals = createRoute({
  getParentRoute: within,
  path: '/lead/signals',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/signals/web/SignalsPage.tsx'), 'SignalsPage'),
})
const signal = createRoute({
  getParentRoute: within,
  path: '/lead/signals/$signal',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('../../lead/signals/web/SignalPage.tsx'), 'SignalPage'),
})
const myGoals = createRoute({
  getParentRoute: within,
  path: '/manage',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('../../manage/cycles/web/OwedPage.tsx'), 'OwedPage'),
})
const goals = createRoute({
  getParentRoute: within,
  path: '/goals',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('../../manage/views/web/GoalsPage.tsx'), 'GoalsPage'),
})
const newGoal = createRoute({
  getParentRoute: within,
  path: '/goals/new',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('../../manage/goals/web/NewGoalPage.tsx'), 'NewGoalPage'),
})
const goal = createRoute({
  getParentRoute: within,
  path: '/goals/$goal',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('./WholeGoalPage.tsx'), 'WholeGoalPage'),
})
const gaps = createRoute({
  getParentRoute: within,
  path: '/gaps',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('../../manage/cycles/web/GapsPage.tsx'), 'GapsPage'),
})
const indicators = createRoute({
  getParentRoute: within,
  path: '/indicators',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('../../manage/indicators/web/IndicatorsPage.tsx'), 'IndicatorsPage'),
})
const indicator = createRoute({
  getParentRoute: within,
  path: '/indicators/$indicator',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('./WholeIndicatorPage.tsx'), 'WholeIndicatorPage'),
})
const cycles = createRoute({
  getParentRoute: within,
  path: '/cycles',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('../../manage/cycles/web/CyclesPage.tsx'), 'CyclesPage'),
})
const cycle = createRoute({
  getParentRoute: within,
  path: '/cycles/$cycle',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('../../manage/cycles/web/CyclePage.tsx'), 'CyclePage'),
})
const calibration = createRoute({
  getParentRoute: within,
  path: '/goals/calibration',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('../../manage/forecasts/web/CalibrationPage.tsx'), 'CalibrationPage'),
})
const addresses = createRoute({
  getParentRoute: within,
  path: '/settings/addresses',
  staticData: { place: 'me' },
  component: lazyRouteComponent(() => import('../../manage/gauges/web/AddressesPage.tsx'), 'AddressesPage'),
})
const imports = createRoute({
  getParentRoute: within,
  path: '/import',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('../../manage/imports/web/ImportPage.tsx'), 'ImportPage'),
})
const grow = createRoute({
  getParentRoute: within,
  path: '/grow',
  staticData: { place: 'grow' },
  component: lazyRouteComponent(() => import('./GrowPage.tsx'), 'GrowPage'),
})
const begin = createRoute({
  getParentRoute: within,
  path: '/begin',
  staticData: { place: 'lead' },
  component: lazyRouteComponent(() => import('./BeginPage.tsx'), 'BeginPage'),
})
const me = createRoute({
  getParentRoute: within,
  path: '/me',
  staticData: { place: 'me' },
  component: lazyRouteComponent(() => import('./MePage.tsx'), 'MePage'),
})
const notices = createRoute({
  getParentRoute: within,
  path: '/me/notices',
  staticData: { place: 'me' },
  component: lazyRouteComponent(() => import('../../conversation/notices/web/NoticesPage.tsx'), 'NoticesPage'),
})
const activity = createRoute({
  getParentRoute: within,
  path: '/me/activity',
  staticData: { place: 'me' },
  component: lazyRouteComponent(() => import('./ActivityPage.tsx'), 'ActivityPage'),
})
const people = createRoute({
  getParentRoute: within,
  path: '/people',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('../../people/persons/web/PeoplePage.tsx'), 'PeoplePage'),
})
const person = createRoute({
  getParentRoute: within,
  path: '/people/$person',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('./PersonPage.tsx'), 'PersonPage'),
})
const accountability = createRoute({
  getParentRoute: within,
  path: '/people/$person/accountability',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('../../lead/accountability/web/BuckPage.tsx'), 'BuckPage'),
})
const teams = createRoute({
  getParentRoute: within,
  path: '/teams',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('../../people/teams/web/TeamsPage.tsx'), 'TeamsPage'),
})
const team = createRoute({
  getParentRoute: within,
  path: '/teams/$team',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('./WholeTeamPage.tsx'), 'WholeTeamPage'),
})

const settings = createRoute({
  getParentRoute: within,
  path: '/settings',
  staticData: { place: 'manage' },
  component: lazyRouteComponent(() => import('../../people/organisations/web/SettingsPage.tsx'), 'SettingsPage'),
})

const tree = root.addChildren([
  start,
  signIn,
  link,
  setUp,
  stopMail,
  organisation.addChildren([
    home,
    lead,
    map,
    direction,
    changes,
    newChange,
    change,
    editChange,
    briefings,
    newBriefing,
    briefing,
    editBriefing,
    briefingTravel,
    decisions,
    newDecision,
    decision,
    editDecision,
    scans,
    scan,
    strategy,
    writeStrategy,
    signals,
    signal,
    stakeholders,
    stakeholder,
    myGoals,
    goals,
    newGoal,
    goal,
    gaps,
    indicators,
    indicator,
    cycles,
    cycle,
    calibration,
    addresses,
    imports,
    grow,
    begin,
    me,
    notices,
    activity,
    people,
    person,
    accountability,
    teams,
    team,
    settings,
  ]),
])

/** Every page and its address. A page is fetched when somebody goes there, or points at a link to it. */
export const makeRouter = () =>
  createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  })
