import { z } from 'zod'
import { route } from '../route.ts'
import { TemplateFit, TemplatePreview } from '../template.ts'

/** Dashboards that wait for columns: built in, or made of one's own. */
export const templateRoutes = {
  listTemplates: route({
    method: 'get',
    path: '/templates',
    summary: 'Templates, held against a table when one is named: the best fit first, with what could not be filled',
    access: 'viewer',
    query: z.object({ datasetId: z.string().optional(), tableId: z.string().optional() }),
    response: z.object({ items: z.array(TemplateFit) }),
    problems: ['not_found'],
  }),
  previewTemplate: route({
    method: 'post',
    path: '/templates/{templateId}/preview',
    summary: 'The dashboard a template would make of a table',
    access: 'viewer',
    params: z.object({ templateId: z.string() }),
    body: z.object({
      datasetId: z.string(),
      tableId: z.string().optional(),
      slots: z.record(z.string(), z.string().nullable()).default({}),
    }),
    response: TemplatePreview,
    problems: ['not_found', 'invalid_plan'],
  }),
  createTemplate: route({
    method: 'post',
    path: '/templates',
    summary: 'Make a template of a dashboard: its columns become slots',
    access: 'editor',
    status: 201,
    body: z.object({
      dashboardId: z.string(),
      name: z.string().trim().min(1).max(200),
      description: z.string().max(2000).default(''),
    }),
    response: TemplateFit,
    problems: ['not_found', 'invalid_plan'],
  }),
  deleteTemplate: route({
    method: 'delete',
    path: '/templates/{templateId}',
    summary: "Remove one of the workspace's own templates; dashboards made of it stay",
    access: 'editor',
    params: z.object({ templateId: z.string() }),
    response: z.object({ ok: z.literal(true) }),
    problems: ['not_found', 'not_allowed'],
  }),
}
