import { z } from 'zod'
import { ChartModel, ChartSpec } from '../chart.ts'
import { PageQuery, page } from '../page.ts'
import { Filter } from '../plan.ts'
import { Question } from '../question.ts'
import { fileRoute, route } from '../route.ts'
import { ChartRevision, FittingChart, SavedChart } from '../savedChart.ts'

const chartId = z.object({ chartId: z.string() })
const name = z.string().trim().min(1).max(200)
const description = z.string().max(2000)
const drawn = ['not_found', 'not_ready', 'invalid_plan', 'took_too_long', 'out_of_memory', 'busy'] as const

/** Charts that were kept: their list and their history. */
export const savedChartRoutes = {
  listCharts: route({
    method: 'get',
    path: '/charts',
    summary: 'Saved charts of the workspace, or of one dataset',
    access: 'viewer',
    query: PageQuery.extend({
      datasetId: z.string().optional(),
      search: z.string().optional(),
      sort: z.enum(['created', 'updated', 'name', 'type']).default('updated'),
      direction: z.enum(['asc', 'desc']).default('desc'),
      only: z.enum(['trash']).optional(),
    }),
    response: page(SavedChart).extend({ total: z.int() }),
  }),
  createChart: route({
    method: 'post',
    path: '/charts',
    summary: 'Keep a chart',
    access: 'editor',
    status: 201,
    body: z.object({ name, description: description.default(''), question: Question }),
    response: SavedChart,
    problems: ['not_found', 'invalid_plan'],
  }),
  getChart: route({
    method: 'get',
    path: '/charts/{chartId}',
    summary: 'One saved chart',
    access: 'viewer',
    params: chartId,
    response: SavedChart,
    problems: ['not_found'],
  }),
  editChart: route({
    method: 'patch',
    path: '/charts/{chartId}',
    summary: 'Change a saved chart; names the revision that was changed, so that nobody overwrites another',
    access: 'editor',
    params: chartId,
    body: z.object({
      /** The revision the change was made on. When it is not the newest, the problem's errors say which one is. */
      revision: z.int().min(1),
      name: name.optional(),
      description: description.optional(),
      question: Question.optional(),
    }),
    response: SavedChart,
    problems: ['not_found', 'conflict', 'invalid_plan'],
  }),
  deleteChart: route({
    method: 'delete',
    path: '/charts/{chartId}',
    summary: 'Delete a saved chart (can be restored for 30 days)',
    access: 'editor',
    params: chartId,
    response: SavedChart,
    problems: ['not_found'],
  }),
  restoreChart: route({
    method: 'post',
    path: '/charts/{chartId}/restore',
    summary: 'Bring a deleted chart back',
    access: 'editor',
    params: chartId,
    response: SavedChart,
    problems: ['not_found'],
  }),
  chartHistory: route({
    method: 'get',
    path: '/charts/{chartId}/revisions',
    summary: 'What was changed on a chart, newest first',
    access: 'viewer',
    params: chartId,
    query: PageQuery,
    response: page(ChartRevision),
    problems: ['not_found'],
  }),
  restoreChartRevision: route({
    method: 'post',
    path: '/charts/{chartId}/revisions/{revision}/restore',
    summary: 'Make an earlier revision the newest',
    access: 'editor',
    params: chartId.extend({ revision: z.coerce.number().int().min(1) }),
    response: SavedChart,
    problems: ['not_found', 'conflict'],
  }),
  fittingCharts: route({
    method: 'get',
    path: '/datasets/{datasetId}/fitting-charts',
    summary: 'Saved charts of other datasets that can be drawn from this one, the best fit first',
    access: 'viewer',
    params: z.object({ datasetId: z.string() }),
    query: PageQuery.extend({ tableId: z.string().optional() }),
    response: page(FittingChart),
    problems: ['not_found'],
  }),
}

/** How a chart is put into a file. */
const picture = {
  format: z.enum(['png', 'svg', 'pdf', 'csv']),
  /** A PDF is always in the colours of paper. */
  theme: z.enum(['light', 'dark']).default('light'),
  width: z.coerce.number().int().min(200).max(4000).default(960),
  height: z.coerce.number().int().min(150).max(4000).default(540),
}
/** The media type follows from the format that was asked for. */
const file = z.string().meta({ contentType: 'application/octet-stream' })

/** Charts as they are seen. */
export const chartPictureRoutes = {
  exportChart: fileRoute({
    method: 'post',
    path: '/charts/export',
    summary: 'A chart as a picture (PNG, SVG), a page (PDF) or its data (CSV); asked as a question or as a spec',
    access: 'viewer',
    body: z
      .object({
        question: Question.optional(),
        spec: ChartSpec.optional(),
        /** Names of the series that the picture leaves out; the data are always whole. */
        hidden: z.array(z.string()).max(100).default([]),
        /** The rows of the spec, held against all others. */
        compare: Filter.optional(),
        ...picture,
      })
      .refine(({ question, spec }) => (question === undefined) !== (spec === undefined), {
        error: 'Give either a question or a spec.',
      }),
    response: file,
    problems: drawn,
  }),
  drawSavedChart: route({
    method: 'get',
    path: '/charts/{chartId}/model',
    summary: 'A saved chart, drawn from the newest data',
    access: 'viewer',
    params: chartId,
    response: ChartModel,
    problems: drawn,
  }),
  exportSavedChart: fileRoute({
    method: 'get',
    path: '/charts/{chartId}/export',
    summary: 'A saved chart as a picture, a page or its data',
    access: 'viewer',
    params: chartId,
    query: z.object(picture),
    response: file,
    problems: drawn,
  }),
}
