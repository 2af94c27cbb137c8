import { z } from 'zod'
import { AutomaticDashboard } from '../automatic.ts'
import { FilterText } from '../filterText.ts'
import { OriginalRows } from '../original.ts'
import { PageQuery } from '../page.ts'
import { Preview, RowsPage } from '../preview.ts'
import { route } from '../route.ts'

const asked = ['not_found', 'invalid_plan', 'took_too_long', 'out_of_memory', 'busy'] as const
const ofUpload = ['not_ready', 'unreadable_file', 'conflict', ...asked] as const
const tableId = z.string().optional()
const preview = z.object({ tableId, rows: z.coerce.number().int().min(0).max(1000).default(10) })
const rows = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  /** Column ids with commas between them; all of them unless named. */
  columns: z
    .string()
    .transform(ids => ids.split(',').filter(id => id !== ''))
    .optional(),
  filter: FilterText.optional(),
})

/** Data as it stands in the tables, by dataset or by the upload that brought it. */
export const rowRoutes = {
  previewDataset: route({
    method: 'get',
    path: '/datasets/{datasetId}/preview',
    summary: 'Columns, types, first rows and shape of a table',
    access: 'viewer',
    params: z.object({ datasetId: z.string() }),
    query: preview,
    response: Preview,
    problems: asked,
  }),
  listRows: route({
    method: 'get',
    path: '/datasets/{datasetId}/tables/{tableId}/rows',
    summary: 'Rows of a table in the order of the file, a page at a time',
    access: 'viewer',
    params: z.object({ datasetId: z.string(), tableId: z.string() }),
    query: rows.extend({ versionId: z.string().optional() }),
    response: RowsPage,
    problems: asked,
  }),
  originalRows: route({
    method: 'get',
    path: '/datasets/{datasetId}/tables/{tableId}/original',
    summary: 'Rows of the file a table was read from, as they stand there, each with what became of it',
    access: 'viewer',
    params: z.object({ datasetId: z.string(), tableId: z.string() }),
    query: z.object({
      from: z.coerce.number().int().min(1).default(1),
      rows: z.coerce.number().int().min(1).max(500).default(100),
      versionId: z.string().optional(),
    }),
    response: OriginalRows,
    problems: ['unreadable_file', 'password_needed', ...asked],
  }),
  previewUpload: route({
    method: 'get',
    path: '/uploads/{uploadId}/preview',
    summary: 'Columns, types, first rows and shape of what an upload brought',
    access: 'viewer',
    params: z.object({ uploadId: z.string() }),
    query: preview,
    response: Preview,
    problems: ofUpload,
  }),
  uploadDashboard: route({
    method: 'get',
    path: '/uploads/{uploadId}/dashboard',
    summary: 'The automatic dashboard of what an upload brought',
    access: 'viewer',
    params: z.object({ uploadId: z.string() }),
    query: z.object({ tableId }),
    response: AutomaticDashboard,
    problems: ofUpload,
  }),
  uploadRows: route({
    method: 'get',
    path: '/uploads/{uploadId}/rows',
    summary: 'Rows of what an upload brought, a page at a time',
    access: 'viewer',
    params: z.object({ uploadId: z.string() }),
    query: rows.extend({ tableId }),
    response: RowsPage,
    problems: ofUpload,
  }),
}
