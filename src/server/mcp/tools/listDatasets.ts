import { z } from 'zod'
import { listDatasets } from '../../../domains/datasets/listDatasets.ts'
import { tool } from '../tool.ts'

export const listDatasetsTool = tool({
  name: 'list_datasets',
  title: 'List datasets',
  description: 'Datasets of the workspace, the newest first, with their ids, sizes and descriptions. Begin here.',
  scope: 'read',
  input: z.strictObject({
    search: z.string().max(200).optional().describe('Part of a name, a description or a tag.'),
    limit: z.int().min(1).max(200).default(50),
    cursor: z.string().optional().describe('nextCursor of the page before.'),
  }),
  async run(ctx, { search, limit, cursor }) {
    const found = await listDatasets(ctx, { search, limit, cursor, sort: 'updated', direction: 'desc' })
    const datasets = found.items.map(({ id, name, description, tables, rows, columns, tags, updatedAt }) => ({
      ...{ id, name, description, tables, rows, columns, tags, updatedAt },
    }))
    const lines = datasets.map(
      d => `${d.name} (${d.id}): ${d.rows} rows, ${d.columns} columns, ${d.tables} tables. ${d.description}`,
    )
    const more = found.nextCursor === null ? [] : [`More with cursor ${found.nextCursor}`]
    return {
      text: [`${found.total} datasets.`, ...lines, ...more].join('\n'),
      data: { datasets, total: found.total, nextCursor: found.nextCursor },
    }
  },
})
