import type { Route } from '../../src/contract/route.ts'
import { type Example, examples } from './examples.ts'
import type { Place } from './place.ts'

/** Routes that name a thing of the workspace, in the path or in the question. */
export const aboutThings = ({ params }: Example, { path }: Route) =>
  params !== undefined || /^\/(plans|figures|charts)\//.test(path)

/** What the examples of these routes come to for whoever may: the thing is not there, or there is nothing to do. */
export const expected: Readonly<Record<string, number>> = {
  'templates.createTemplate': 422,
  'templates.deleteTemplate': 404,
  'access.makeOwner': 410,
  'access.resetPassword': 410,
  'access.acceptInvitation': 410,
  'uploads.cancelUpload': 409,
  'uploads.retryUpload': 409,
  'uploads.uploadSample': 404,
  'datasets.readSheets': 400,
  'rows.previewDataset': 503,
  'rows.listRows': 503,
  'rows.originalRows': 503,
  'rows.previewUpload': 503,
  'rows.uploadRows': 503,
  'analytics.runPlan': 503,
  'analytics.runPlans': 503,
  'analytics.explainFigure': 503,
  'analytics.analyze': 503,
  'analytics.exportAnalysis': 503,
  'analytics.describeColumn': 503,
  'analytics.listAlerts': 503,
  'ask.askInWords': 503,
  'ask.summariseChart': 503,
  'charts.drawChart': 503,
  'charts.askChart': 503,
  'charts.renderChart': 503,
  'chartPictures.exportChart': 503,
  'chartPictures.drawSavedChart': 503,
  'chartPictures.exportSavedChart': 503,
  'linked.unlockLink': 404,
  'linked.openLink': 404,
  'linked.drawLink': 404,
  'linked.brushLink': 404,
  'linked.linkFilterValues': 404,
  'linked.linkImage': 404,
  'linked.linkRows': 404,
  'linked.linkData': 404,
  'rowRules.tryRowRule': 503,
  'recipes.previewRecipe': 503,
  'recipes.suggestKeys': 503,
  'changes.proposalDiff': 503,
  'changes.proposalRows': 503,
  'changes.compareVersions': 503,
  'changes.compareVersionRows': 503,
}

/** The examples, by the names of routes as texts. */
export const builders: Record<
  string,
  Record<string, (p: Place, a: Place['people']['owner']) => Example | Promise<Example>>
> = examples
