import { z } from 'zod'
import { Analysis, AnalysisRequest, AnalysisSource } from '../analysis/analysis.ts'
import { AutomaticDashboard, Comparison, Overview, Verdict } from '../automatic.ts'
import { ChartModel, ChartSpec } from '../chart.ts'
import { FilterText } from '../filterText.ts'
import { PlanResult, QueryPlan } from '../plan.ts'
import { FigureRef, Provenance } from '../provenance.ts'
import { Alert, ColumnDetail } from '../quality.ts'
import { Question, Suggestion } from '../question.ts'
import { fileRoute, route } from '../route.ts'
import { ShortChart } from '../shortChart.ts'

/** The newest unless named. */
const ofVersion = z.object({ versionId: z.string().optional() })
const asked = ['not_found', 'not_ready', 'invalid_plan', 'took_too_long', 'out_of_memory', 'busy'] as const

export const analyticsRoutes = {
  runPlan: route({
    method: 'post',
    path: '/plans/run',
    summary: 'Answer a query plan',
    access: 'viewer',
    body: z.object({ plan: QueryPlan }),
    response: PlanResult,
    problems: asked,
  }),
  runPlans: route({
    method: 'post',
    path: '/plans/run-many',
    summary: 'Answer several plans; those that share a filter are one scan',
    access: 'viewer',
    body: z.object({ plans: z.array(QueryPlan).min(1).max(40) }),
    response: z.object({ results: z.array(PlanResult) }),
    problems: asked,
  }),
  explainFigure: route({
    method: 'post',
    path: '/figures/explain',
    summary: 'Where a figure comes from',
    access: 'viewer',
    body: z.object({ figure: FigureRef }),
    response: Provenance,
    problems: asked,
  }),
  analyze: route({
    method: 'post',
    path: '/datasets/{datasetId}/analyze',
    summary: 'A statistical analysis of the rows of a table, by the method that `type` names',
    access: 'viewer',
    params: z.object({ datasetId: z.string() }),
    body: z.intersection(AnalysisSource, AnalysisRequest),
    response: Analysis,
    problems: asked,
  }),
  exportAnalysis: fileRoute({
    method: 'post',
    path: '/datasets/{datasetId}/analyze/export',
    summary:
      'An analysis as a file: a picture (PNG, SVG), a table (CSV), all tables (XLSX), or all that was said (JSON)',
    access: 'viewer',
    params: z.object({ datasetId: z.string() }),
    body: z.object({
      source: AnalysisSource.default({}),
      request: AnalysisRequest,
      format: z.enum(['png', 'svg', 'csv', 'xlsx', 'json']),
      /** Id of the picture or table; the first unless named. */
      part: z.string().max(100).optional(),
      theme: z.enum(['light', 'dark']).default('light'),
      width: z.int().min(200).max(4000).default(960),
      height: z.int().min(150).max(4000).default(540),
    }),
    /** The media type follows from the format that was asked for. */
    response: z.string().meta({ contentType: 'application/octet-stream' }),
    problems: asked,
  }),
  describeColumn: route({
    method: 'get',
    path: '/datasets/{datasetId}/tables/{tableId}/columns/{columnId}',
    summary: 'One column in full: values, outliers, quality',
    access: 'viewer',
    params: z.object({ datasetId: z.string(), tableId: z.string(), columnId: z.string() }),
    query: ofVersion,
    response: ColumnDetail,
    problems: asked,
  }),
  listAlerts: route({
    method: 'get',
    path: '/datasets/{datasetId}/tables/{tableId}/alerts',
    summary: 'What may be wrong with the data of a table',
    access: 'viewer',
    params: z.object({ datasetId: z.string(), tableId: z.string() }),
    query: ofVersion,
    response: z.object({ items: z.array(Alert) }),
    problems: asked,
  }),
}

export const chartRoutes = {
  drawChart: route({
    method: 'post',
    path: '/charts/draw',
    summary: 'A chart resolved to what is seen',
    access: 'viewer',
    body: z.object({ spec: ChartSpec }),
    response: ChartModel,
    problems: asked,
  }),
  askChart: route({
    method: 'post',
    path: '/charts/ask',
    summary: 'A question, columns on shelves, answered as a chart; with the other types that suit it',
    access: 'viewer',
    body: z.object({ question: Question }),
    response: z.object({ spec: ChartSpec, model: ChartModel, suggestions: z.array(Suggestion) }),
    problems: asked,
  }),
  renderChart: route({
    method: 'post',
    path: '/charts/render',
    summary: 'A chart from the names of its columns: {type, x, y, colour, names, values, title}',
    access: 'viewer',
    body: ShortChart,
    response: z.object({ question: Question, spec: ChartSpec, model: ChartModel }),
    problems: asked,
  }),
}

export const automaticRoutes = {
  automaticDashboard: route({
    method: 'get',
    path: '/datasets/{datasetId}/dashboard',
    summary: 'The automatic dashboard of a table',
    access: 'viewer',
    params: z.object({ datasetId: z.string() }),
    query: ofVersion.extend({ tableId: z.string().optional(), zoom: FilterText.optional() }),
    response: AutomaticDashboard,
    problems: asked,
  }),
  judgeTile: route({
    method: 'put',
    path: '/datasets/{datasetId}/dashboard/tiles/{tileId}/verdict',
    summary: 'More or less like this tile, remembered for oneself; null takes it back',
    access: 'viewer',
    params: z.object({ datasetId: z.string(), tileId: z.string() }),
    body: z.object({ tableId: z.string(), verdict: Verdict.nullable() }),
    response: z.object({ ok: z.literal(true) }),
    problems: asked,
  }),
  compareRows: route({
    method: 'get',
    path: '/datasets/{datasetId}/comparison',
    summary: 'Some rows of a table against all others',
    access: 'viewer',
    params: z.object({ datasetId: z.string() }),
    query: z.object({ tableId: z.string(), filter: FilterText }),
    response: Comparison,
    problems: asked,
  }),
  datasetOverview: route({
    method: 'get',
    path: '/datasets/{datasetId}/overview',
    summary: 'The tables of a dataset and how they belong together',
    access: 'viewer',
    params: z.object({ datasetId: z.string() }),
    query: ofVersion,
    response: Overview,
    problems: asked,
  }),
}
