import { accessRoutes } from './routes/access.ts'
import { adminRoutes } from './routes/admin.ts'
import { analyticsRoutes, automaticRoutes, chartRoutes } from './routes/analytics.ts'
import { chartPictureRoutes, savedChartRoutes } from './routes/charts.ts'
import { dashboardImageRoutes } from './routes/dashboardImages.ts'
import { dashboardRoutes } from './routes/dashboards.ts'
import { datasetRoutes, uploadRoutes } from './routes/datasets.ts'
import { organiseRoutes } from './routes/organise.ts'
import { recipeRoutes } from './routes/recipes.ts'
import { rowRoutes } from './routes/rows.ts'
import { commentRoutes, linkRoutes, sharingRoutes } from './routes/sharing.ts'
import { changeRoutes, versionRoutes } from './routes/versions.ts'

/** Every route of the API by noun; the operation id of a route is `noun.name`. */
export const api = {
  access: accessRoutes,
  admin: adminRoutes,
  uploads: uploadRoutes,
  datasets: datasetRoutes,
  organise: organiseRoutes,
  rows: rowRoutes,
  analytics: analyticsRoutes,
  charts: chartRoutes,
  chartPictures: chartPictureRoutes,
  savedCharts: savedChartRoutes,
  automatic: automaticRoutes,
  dashboards: dashboardRoutes,
  dashboardImages: dashboardImageRoutes,
  recipes: recipeRoutes,
  versions: versionRoutes,
  changes: changeRoutes,
  sharing: sharingRoutes,
  comments: commentRoutes,
  linked: linkRoutes,
}
