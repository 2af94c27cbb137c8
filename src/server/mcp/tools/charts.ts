import { z } from 'zod'
import type { SavedChart } from '../../../contract/savedChart.ts'
import { drawSavedChart } from '../../../domains/charts/drawSavedChart.ts'
import { getChart } from '../../../domains/charts/getChart.ts'
import { listCharts } from '../../../domains/charts/listCharts.ts'
import { datasetField, datasetNamed } from '../named.ts'
import { chartSaid, chartText } from '../said.ts'
import { tool } from '../tool.ts'

export const listChartsTool = tool({
  name: 'list_charts',
  title: 'List kept charts',
  description: 'Charts that people kept, the newest first, of the workspace or of one dataset.',
  scope: 'read',
  input: z.strictObject({
    dataset: datasetField.optional(),
    search: z.string().max(200).optional(),
    limit: z.int().min(1).max(200).default(50),
    cursor: z.string().optional().describe('nextCursor of the page before.'),
  }),
  async run(ctx, { dataset, ...asked }) {
    const datasetId = dataset === undefined ? undefined : (await datasetNamed(ctx, dataset)).id
    const found = await listCharts(ctx, { ...asked, datasetId, sort: 'updated', direction: 'desc' })
    const charts = found.items.map(toListed)
    const lines = charts.map(({ id, name, type, dataset: of }) => `${name} (${id}): ${type} of ${of}`)
    return {
      text: [`${found.total} charts.`, ...lines].join('\n'),
      data: { charts, total: found.total, nextCursor: found.nextCursor },
    }
  },
})

const toListed = ({ id, name, description, type, datasetId, dataset, createdBy, updatedAt }: SavedChart) => ({
  ...{ id, name, description, type, datasetId, dataset: dataset.name, createdBy, updatedAt },
})

export const getChartTool = tool({
  name: 'get_chart',
  title: 'Look at a kept chart',
  description:
    'A kept chart of the data as they are now: what it says in a sentence, its figures, which rows it is made of.',
  scope: 'read',
  input: z.strictObject({
    chart: z.string().min(1).describe('Id of a chart, from list_charts.'),
    limit: z.int().min(1).max(1000).default(200).describe('At most so many rows of its figures.'),
  }),
  async run(ctx, { chart: chartId, limit }) {
    const chart = toListed(await getChart(ctx, { chartId }))
    const drawn = chartSaid(await drawSavedChart(ctx, { chartId }), limit)
    return { text: chartText(drawn), data: { ...chart, drawn } }
  },
})
