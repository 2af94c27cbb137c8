import { z } from 'zod'
import { ShortChart } from '../../../contract/shortChart.ts'
import { requireRole } from '../../../domains/access/requireRole.ts'
import { createChart } from '../../../domains/charts/createChart.ts'
import { renderChart } from '../../../domains/charts/renderChart.ts'
import { filterOf, whereField } from '../conditions.ts'
import { placeFields, tableNamed } from '../named.ts'
import { previewField, previewText } from '../preview.ts'
import { chartSaid, chartText } from '../said.ts'
import { tool } from '../tool.ts'

const SHOWN_ROWS = 50

export const createChartTool = tool({
  name: 'create_chart',
  title: 'Keep a chart',
  description:
    'Keeps a chart for everybody in the workspace. Columns are named by name or id; what is not said is chosen by the product. By default nothing is kept: the answer shows the chart as it would be. Show that to the person, then call again with preview: false.',
  scope: 'write',
  input: z.strictObject({
    preview: previewField,
    name: z.string().trim().min(1).max(200),
    description: z.string().max(2000).default(''),
    ...placeFields,
    ...ShortChart.omit({ datasetId: true, tableId: true, filter: true, title: true }).shape,
    where: whereField,
  }),
  async run(ctx, { preview, name, description, dataset: named, table: wanted, where, ...short }) {
    requireRole(ctx, 'editor')
    const { dataset, table } = await tableNamed(ctx, { dataset: named, table: wanted })
    const filter = filterOf(where, table.columns)
    const place = { datasetId: dataset.id, tableId: table.id, title: name }
    const { question, model } = await renderChart(ctx, { ...short, ...place, ...(filter && { filter }) })
    const { title: _, ...asked } = question
    const drawn = chartSaid(model, SHOWN_ROWS)
    const kept = preview ? null : await createChart(ctx, { name, description, question: asked })
    const what = `the chart "${name}" of ${dataset.name}`
    return {
      text: `${previewText(what, kept?.id ?? null)}\n\n${chartText(drawn)}`,
      data: { preview, chartId: kept?.id ?? null, name, drawn },
    }
  },
})
