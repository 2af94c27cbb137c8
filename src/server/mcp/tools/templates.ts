import { z } from 'zod'
import { listTemplates } from '../../../domains/dashboards/listTemplates.ts'
import { placeFields, tableNamed } from '../named.ts'
import { tool } from '../tool.ts'

export const listTemplatesTool = tool({
  name: 'list_templates',
  title: 'List dashboard templates',
  description: 'Templates of dashboards, held against a table: the best fit first, with what it could not fill.',
  scope: 'read',
  input: z.strictObject(placeFields),
  async run(ctx, place) {
    const { dataset, table } = await tableNamed(ctx, place)
    const { items } = await listTemplates(ctx, { datasetId: dataset.id, tableId: table.id })
    const templates = items.map(({ id, name, description, score, tiles, unfilled }) => ({
      ...{ id, name, description, fit: score, tiles, unfilled: unfilled.map(({ title }) => title) },
    }))
    const lines = templates.map(
      t => `${t.name} (${t.id}): fits ${Math.round(t.fit * 100)} %, ${t.tiles} tiles. ${t.description}`,
    )
    return { text: lines.join('\n'), data: { templates } }
  },
})
