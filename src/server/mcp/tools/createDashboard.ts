import { z } from 'zod'
import type { DashboardDocument, DashboardTile } from '../../../contract/dashboard.ts'
import { DomainError } from '../../../contract/problem.ts'
import type { SavedChart } from '../../../contract/savedChart.ts'
import { emptyDocument } from '../../../core/dashboard/emptyDocument.ts'
import { requireRole } from '../../../domains/access/requireRole.ts'
import { getChart } from '../../../domains/charts/getChart.ts'
import { automaticDashboard } from '../../../domains/dashboards/automaticDashboard.ts'
import { createDashboard } from '../../../domains/dashboards/createDashboard.ts'
import { previewTemplate } from '../../../domains/dashboards/previewTemplate.ts'
import type { Context } from '../../../ports/context.ts'
import { datasetField, placeFields, tableNamed } from '../named.ts'
import { previewField, previewText } from '../preview.ts'
import { said } from '../said.ts'
import { tool } from '../tool.ts'

const TILES_MAX = 50
const TILE = { width: 6, height: 12 }

const input = z.strictObject({
  preview: previewField,
  name: z.string().trim().min(1).max(200),
  from: z
    .enum(['automatic', 'template', 'charts'])
    .describe(
      'automatic: what is worth seeing of a dataset. template: one of list_templates. charts: kept charts, two a row.',
    ),
  dataset: datasetField.optional().describe('Of automatic and template.'),
  table: placeFields.table,
  template: z.string().optional().describe('Id of a template, from list_templates.'),
  charts: z.array(z.string()).min(1).max(TILES_MAX).optional().describe('Ids of kept charts, in their order.'),
})
type Input = z.output<typeof input>
type From = Parameters<typeof createDashboard>[1]['from']

interface Draft {
  from: From
  tiles: string[]
  unfilled: string[]
}

export const createDashboardTool = tool({
  name: 'create_dashboard',
  title: 'Make a dashboard',
  description:
    'Makes a draft of a dashboard: the automatic one of a dataset, one from a template, or one of kept charts. Publishing and sharing are left to people. By default nothing is made: the answer lists the tiles it would have. Show that to the person, then call again with preview: false.',
  scope: 'write',
  input,
  async run(ctx, asked) {
    requireRole(ctx, 'editor')
    const { from, tiles, unfilled } = await drafts[asked.from](ctx, asked)
    const made = asked.preview ? null : await createDashboard(ctx, { name: asked.name, folderId: null, from })
    const missing = unfilled.map(title => `Could not be filled: ${title}`)
    return {
      text: [
        previewText(`the dashboard "${asked.name}"`, made?.id ?? null),
        ...tiles.map(t => `- ${t}`),
        ...missing,
      ].join('\n'),
      data: { preview: asked.preview, dashboardId: made?.id ?? null, name: asked.name, tiles, unfilled },
    }
  },
})

const drafts: Record<Input['from'], (ctx: Context, asked: Input) => Promise<Draft>> = {
  async automatic(ctx, asked) {
    const of = await placeOf(ctx, asked)
    const { tiles } = await automaticDashboard(ctx, of)
    return { from: { kind: 'automatic', ...of }, tiles: tiles.map(({ spec }) => said(spec.title)), unfilled: [] }
  },
  async template(ctx, asked) {
    const wish = { templateId: need('template', asked.template), ...(await placeOf(ctx, asked)), slots: {} }
    const { document, unfilled } = await previewTemplate(ctx, wish)
    const tiles = document.tiles.map(({ title, config }) => title ?? config.kind)
    return { from: { kind: 'template', ...wish }, tiles, unfilled: unfilled.map(({ title }) => title) }
  },
  async charts(ctx, asked) {
    const charts: SavedChart[] = []
    for (const chartId of need('charts', asked.charts)) charts.push(await getChart(ctx, { chartId }))
    const document = documentOf(asked.name, charts)
    return { from: { kind: 'document', document }, tiles: charts.map(({ name }) => name), unfilled: [] }
  },
}

async function placeOf(ctx: Context, { dataset: named, table: wanted }: Input) {
  const { dataset, table } = await tableNamed(ctx, { dataset: need('dataset', named), table: wanted })
  return { datasetId: dataset.id, tableId: table.id }
}

function need<T>(field: string, given: T | undefined): T {
  if (given !== undefined) return given
  const detail = `This needs "${field}".`
  throw new DomainError('invalid_request', detail, { errors: [{ pointer: `/${field}`, detail }] })
}

/** Tiles that follow the kept charts, two a row. */
function documentOf(name: string, charts: readonly SavedChart[]): DashboardDocument {
  const document = emptyDocument(name)
  const tabId = document.tabs[0]?.id ?? ''
  const tiles = charts.map(({ id, name: title, question, columns }, i): DashboardTile => {
    const { versionId: _, ...source } = question.source
    return {
      ...{ id: `chart${i + 1}`, tabId, title, description: '', order: i, phone: null },
      position: { x: (i % 2) * TILE.width, y: Math.floor(i / 2) * TILE.height, ...TILE },
      config: { kind: 'chart', question: { ...question, source }, columns, chartId: id },
    }
  })
  return { ...document, tiles }
}
