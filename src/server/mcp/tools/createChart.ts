import { z } from 'zod'
import { requireRole } from '../../../domains/access/requireRole.ts'
import { createChart } from '../../../domains/charts/createChart.ts'
import { placeFields, tableNamed } from '../named.ts'
import { previewField, previewText } from '../preview.ts'
import { chartSaid, chartText } from '../said.ts'
import { drawShort, shortFields } from '../shortChart.ts'
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
    ...shortFields,
  }),
  async run(ctx, { preview, name, description, dataset, table, ...short }) {
    requireRole(ctx, 'editor')
    const place = await tableNamed(ctx, { dataset, table })
    const { question, model } = await drawShort(ctx, place, short)
    const drawn = { ...chartSaid(model, SHOWN_ROWS), title: name }
    const kept = preview ? null : await createChart(ctx, { name, description, question })
    const what = `the chart "${name}" of ${place.dataset.name}`
    return {
      text: `${previewText(what, kept?.id ?? null)}\n\n${chartText(drawn)}`,
      data: { preview, chartId: kept?.id ?? null, name, drawn },
    }
  },
})
