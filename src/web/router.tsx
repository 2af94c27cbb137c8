import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { meQuery } from './access/me.ts'
import { welcomeQuery } from './access/welcome.ts'
import { NotFoundPage } from './pages/NotFoundPage.tsx'
import { onSignedOut, queries } from './queries.ts'
import { readSearch, writeSearch } from './search.ts'
import { Fault } from './ui/Fault.tsx'

type Search = Record<string, unknown>
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
/** The named texts of an address; others are dropped. */
const pick =
  <K extends string>(...names: K[]) =>
  (search: Search) =>
    Object.fromEntries(
      names.flatMap(name => {
        const value = text(search[name])
        return value === undefined ? [] : [[name, value]]
      }),
    ) as { [N in K]?: string }

const byInvitation = pick('invitation')
const byToken = pick('token')
const isSignedIn = () =>
  queries.ensureQueryData(meQuery).then(
    () => true,
    () => false,
  )
async function joinIfSignedIn(token: string | undefined): Promise<void> {
  if (token !== undefined && (await isSignedIn())) throw redirect({ to: '/invitation', search: { token } })
}
async function signInFirst(token: string | undefined): Promise<void> {
  if (await isSignedIn()) return
  throw redirect({ to: '/sign-in', search: token === undefined ? {} : { invitation: token } })
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: RouteFault })
const door = { getParentRoute: () => root }

const signIn = createRoute({
  ...door,
  path: '/sign-in',
  validateSearch: pick('next', 'invitation'),
  loader: () => queries.ensureQueryData(welcomeQuery),
  component: lazyRouteComponent(() => import('./pages/SignInPage.tsx'), 'SignInPage'),
})
const owner = createRoute({
  ...door,
  path: '/owner',
  validateSearch: pick('token'),
  component: lazyRouteComponent(() => import('./pages/OwnerPage.tsx'), 'OwnerPage'),
})
const signUp = createRoute({
  ...door,
  path: '/sign-up',
  validateSearch: byInvitation,
  beforeLoad: ({ search }) => joinIfSignedIn(search.invitation),
  loader: () => queries.ensureQueryData(welcomeQuery),
  component: lazyRouteComponent(() => import('./pages/SignUpPage.tsx'), 'SignUpPage'),
})
const invitation = createRoute({
  ...door,
  path: '/invitation',
  validateSearch: byToken,
  beforeLoad: ({ search }) => signInFirst(search.token),
  component: lazyRouteComponent(() => import('./pages/InvitationPage.tsx'), 'InvitationPage'),
})
const resetRequest = createRoute({
  ...door,
  path: '/reset-request',
  component: lazyRouteComponent(() => import('./pages/ResetRequestPage.tsx'), 'ResetRequestPage'),
})
const reset = createRoute({
  ...door,
  path: '/reset',
  validateSearch: pick('token'),
  component: lazyRouteComponent(() => import('./pages/ResetPage.tsx'), 'ResetPage'),
})

/** Pages behind links: outside the shell, for people without an account. */
const lookedAt = pick('tab', 'f', 's', 'theme')
const publicLink = createRoute({
  ...door,
  path: '/p/$token',
  validateSearch: lookedAt,
  component: lazyRouteComponent(() => import('./linked/LinkedPage.tsx'), 'PublicPage'),
})
const embedLink = createRoute({
  ...door,
  path: '/embed/$token',
  validateSearch: lookedAt,
  component: lazyRouteComponent(() => import('./linked/LinkedPage.tsx'), 'EmbedPage'),
})

const shell = createRoute({
  ...door,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    try {
      await queries.ensureQueryData(meQuery)
    } catch {
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
    }
  },
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell'),
})
const inside = { getParentRoute: () => shell }

const home = createRoute({
  ...inside,
  path: '/',
  validateSearch: pick('folder', 'tag', 'only'),
  component: lazyRouteComponent(() => import('./pages/HomePage.tsx'), 'HomePage'),
})
const dataset = createRoute({
  ...inside,
  path: '/datasets/$datasetId',
  validateSearch: pick('tab', 'table', 'where', 'sort', 'about', 'q', 'chart', 'zoom', 'compare', 'version', 'a'),
  component: lazyRouteComponent(() => import('./pages/DatasetPage.tsx'), 'DatasetPage'),
})
const versions = createRoute({
  ...inside,
  path: '/datasets/$datasetId/versions',
  validateSearch: pick('from', 'to'),
  component: lazyRouteComponent(() => import('./pages/VersionsPage.tsx'), 'VersionsPage'),
})
const proposal = createRoute({
  ...inside,
  path: '/datasets/$datasetId/changes/$proposalId',
  component: lazyRouteComponent(() => import('./pages/ProposalPage.tsx'), 'ProposalPage'),
})
const charts = createRoute({
  ...inside,
  path: '/charts',
  validateSearch: pick('search', 'sort', 'only'),
  component: lazyRouteComponent(() => import('./pages/ChartsPage.tsx'), 'ChartsPage'),
})
const dashboards = createRoute({
  ...inside,
  path: '/dashboards',
  validateSearch: pick('search', 'sort', 'only', 'folder', 'new'),
  component: lazyRouteComponent(() => import('./pages/DashboardsPage.tsx'), 'DashboardsPage'),
})
const dashboard = createRoute({
  ...inside,
  path: '/dashboards/$dashboardId',
  validateSearch: pick('tab', 'f', 's', 'edit', 'view', 'tv', 'at'),
  component: lazyRouteComponent(() => import('./pages/KeptDashboardPage.tsx'), 'KeptDashboardPage'),
})
const uploads = createRoute({
  ...inside,
  path: '/uploads',
  validateSearch: pick('status'),
  component: lazyRouteComponent(() => import('./pages/UploadsPage.tsx'), 'UploadsPage'),
})
const people = createRoute({
  ...inside,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/PeoplePage.tsx'), 'PeoplePage'),
})
const apiKeys = createRoute({
  ...inside,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('./pages/ApiKeysPage.tsx'), 'ApiKeysPage'),
})
const audit = createRoute({
  ...inside,
  path: '/audit',
  component: lazyRouteComponent(() => import('./pages/AuditPage.tsx'), 'AuditPage'),
})
const outbox = createRoute({
  ...inside,
  path: '/outbox',
  component: lazyRouteComponent(() => import('./pages/OutboxPage.tsx'), 'OutboxPage'),
})
const account = createRoute({
  ...inside,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/AccountPage.tsx'), 'AccountPage'),
})

function RouteFault({ error, reset: retry }: { error: unknown; reset: () => void }) {
  return (
    <main className="mx-auto max-w-xl p-6">
      <Fault error={error} onRetry={retry} />
    </main>
  )
}

/** Every address of the application. */
export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    owner,
    signUp,
    invitation,
    resetRequest,
    reset,
    publicLink,
    embedLink,
    shell.addChildren([
      home,
      dataset,
      versions,
      proposal,
      charts,
      dashboards,
      dashboard,
      uploads,
      people,
      apiKeys,
      audit,
      outbox,
      account,
    ]),
  ]),
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
})

onSignedOut(() => {
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in') return
  queries.clear()
  void router.navigate({ to: '/sign-in', search: { next: href } })
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
