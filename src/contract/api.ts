import { accessRoutes } from './routes/access.ts'
import { adminRoutes } from './routes/admin.ts'
import { analyticsRoutes, automaticRoutes, chartRoutes } from './routes/analytics.ts'
import { apiKeyRoutes } from './routes/apiKeys.ts'
import { askRoutes } from './routes/ask.ts'
import { chartPictureRoutes, savedChartRoutes } from './routes/charts.ts'
import { dashboardImageRoutes } from './routes/dashboardImages.ts'
import { dashboardRoutes, dashboardViewRoutes } from './routes/dashboards.ts'
import { datasetRoutes, uploadRoutes } from './routes/datasets.ts'
import { insightRoutes } from './routes/insights.ts'
import { organiseRoutes } from './routes/organise.ts'
import { recipeRoutes } from './routes/recipes.ts'
import { rowRuleRoutes } from './routes/rowRules.ts'
import { rowRoutes } from './routes/rows.ts'
import { commentRoutes, linkRoutes, sharingRoutes } from './routes/sharing.ts'
import { templateRoutes } from './routes/templates.ts'
import { changeRoutes, versionRoutes } from './routes/versions.ts'

/** Written out: the compiler does not spell so large a type by itself. */
type Api = {
  access: typeof accessRoutes
  apiKeys: typeof apiKeyRoutes
  admin: typeof adminRoutes
  uploads: typeof uploadRoutes
  datasets: typeof datasetRoutes
  organise: typeof organiseRoutes
  rowRules: typeof rowRuleRoutes
  rows: typeof rowRoutes
  analytics: typeof analyticsRoutes
  charts: typeof chartRoutes
  ask: typeof askRoutes
  chartPictures: typeof chartPictureRoutes
  savedCharts: typeof savedChartRoutes
  automatic: typeof automaticRoutes
  insights: typeof insightRoutes
  dashboards: typeof dashboardRoutes
  dashboardViews: typeof dashboardViewRoutes
  dashboardImages: typeof dashboardImageRoutes
  templates: typeof templateRoutes
  recipes: typeof recipeRoutes
  versions: typeof versionRoutes
  changes: typeof changeRoutes
  sharing: typeof sharingRoutes
  comments: typeof commentRoutes
  linked: typeof linkRoutes
}

/** Every route of the API by noun; the operation id of a route is `noun.name`. */
export const api: Api = {
  access: accessRoutes,
  apiKeys: apiKeyRoutes,
  admin: adminRoutes,
  uploads: uploadRoutes,
  datasets: datasetRoutes,
  organise: organiseRoutes,
  rowRules: rowRuleRoutes,
  rows: rowRoutes,
  analytics: analyticsRoutes,
  charts: chartRoutes,
  ask: askRoutes,
  chartPictures: chartPictureRoutes,
  savedCharts: savedChartRoutes,
  automatic: automaticRoutes,
  insights: insightRoutes,
  dashboards: dashboardRoutes,
  dashboardViews: dashboardViewRoutes,
  dashboardImages: dashboardImageRoutes,
  templates: templateRoutes,
  recipes: recipeRoutes,
  versions: versionRoutes,
  changes: changeRoutes,
  sharing: sharingRoutes,
  comments: commentRoutes,
  linked: linkRoutes,
}
