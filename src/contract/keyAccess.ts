import type { KeyScope } from './apiKey.ts'
import type { Route } from './route.ts'
import { accessRoutes } from './routes/access.ts'
import { adminRoutes } from './routes/admin.ts'
import { analyticsRoutes, chartRoutes } from './routes/analytics.ts'
import { apiKeyRoutes } from './routes/apiKeys.ts'
import { askRoutes } from './routes/ask.ts'
import { chartPictureRoutes } from './routes/charts.ts'
import { dashboardViewRoutes } from './routes/dashboards.ts'
import { recipeRoutes } from './routes/recipes.ts'
import { rowRuleRoutes } from './routes/rowRules.ts'
import { templateRoutes } from './routes/templates.ts'

/** Requests that carry a question in their body and change nothing. */
const questions = new Set<Route>([
  analyticsRoutes.runPlan,
  analyticsRoutes.runPlans,
  analyticsRoutes.explainFigure,
  analyticsRoutes.analyze,
  analyticsRoutes.exportAnalysis,
  ...Object.values(askRoutes),
  chartRoutes.drawChart,
  chartRoutes.askChart,
  chartRoutes.renderChart,
  chartPictureRoutes.exportChart,
  dashboardViewRoutes.drawDashboard,
  dashboardViewRoutes.brushDashboard,
  templateRoutes.previewTemplate,
  recipeRoutes.previewRecipe,
])

/** What only people decide: who belongs to the workspace, what is mailed to them, which keys there are, who sees which rows. */
const ofPeople = new Set<Route>([
  accessRoutes.renameWorkspace,
  accessRoutes.changeRole,
  accessRoutes.removeMember,
  accessRoutes.listInvitations,
  accessRoutes.invite,
  accessRoutes.withdrawInvitation,
  adminRoutes.listOutbox,
  ...Object.values(apiKeyRoutes),
  ...Object.values(rowRuleRoutes),
])

const notOfMembers = new Set<Route['access']>(['public', 'link', 'lockedLink', 'signedIn'])

/**
 * The scope that an API key needs for a route; null where no key opens it. Whatever is not known to change nothing needs
 * `write`.
 */
export function scopeFor(route: Route): KeyScope | null {
  if (notOfMembers.has(route.access) || ofPeople.has(route)) return null
  return route.method === 'get' || questions.has(route) ? 'read' : 'write'
}
