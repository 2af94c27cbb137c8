import { z } from 'zod'
import type { DashboardDocument, DashboardTile, TileConfig } from '../../contract/dashboard.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Question } from '../../contract/question.ts'
import { emptyDocument } from '../../core/dashboard/emptyDocument.ts'
import { getChart } from '../../domains/charts/getChart.ts'
import { automaticDashboard } from '../../domains/dashboards/automaticDashboard.ts'
import type { createDashboard } from '../../domains/dashboards/createDashboard.ts'
import { previewTemplate } from '../../domains/dashboards/previewTemplate.ts'
import type { Context } from '../../ports/context.ts'
import { datasetField, placeFields, tableNamed } from './named.ts'
import { said } from './said.ts'
import { drawShort, shortFields } from './shortChart.ts'

const TILES_MAX = 50
const TILE = { width: 6, height: 12 }

/** What a dashboard is made of: fields of a tool's input. */
export const draftFields = {
  name: z.string().trim().min(1).max(200),
  from: z
    .enum(['automatic', 'template', 'tiles', 'charts'])
    .describe(
      'automatic: what is worth seeing of a dataset. template: one of list_templates. tiles: charts described here. charts: kept charts. Tiles and charts stand two a row.',
    ),
  dataset: datasetField.optional().describe('Of automatic, template and tiles: id or exact name.'),
  table: placeFields.table,
  template: z.string().optional().describe('Id of a template, from list_templates.'),
  tiles: z
    .array(z.strictObject({ title: z.string().max(200).optional(), ...shortFields }))
    .min(1)
    .max(TILES_MAX)
    .optional(),
  charts: z.array(z.string()).min(1).max(TILES_MAX).optional().describe('Ids of kept charts, in their order.'),
}
type Wish = z.output<z.ZodObject<typeof draftFields>>

export interface Draft {
  from: Parameters<typeof createDashboard>[1]['from']
  /** What each tile is, in words. */
  tiles: string[]
  /** What could not be made, and why not. */
  unfilled: string[]
}

/** What would be made of a wish; nothing is kept. @throws DomainError not_found, invalid_plan, invalid_request */
export function draftOf(ctx: Context, wish: Wish): Promise<Draft> {
  return drafts[wish.from](ctx, wish)
}

const drafts: Record<Wish['from'], (ctx: Context, wish: Wish) => Promise<Draft>> = {
  async automatic(ctx, wish) {
    const { ids } = await placeOf(ctx, wish)
    const { tiles } = await automaticDashboard(ctx, ids)
    return { from: { kind: 'automatic', ...ids }, tiles: tiles.map(({ spec }) => said(spec.title)), unfilled: [] }
  },
  async template(ctx, wish) {
    const { ids } = await placeOf(ctx, wish)
    const from = { templateId: need('template', wish.template), ...ids, slots: {} }
    const { document, unfilled } = await previewTemplate(ctx, from)
    const tiles = document.tiles.map(({ title, config }) => title ?? config.kind)
    return { from: { kind: 'template', ...from }, tiles, unfilled: unfilled.map(({ title }) => title) }
  },
  async tiles(ctx, wish) {
    const { found } = await placeOf(ctx, wish)
    const charts: Charted[] = []
    const tiles: string[] = []
    for (const { title = null, ...short } of need('tiles', wish.tiles)) {
      const { question, model } = await drawShort(ctx, found, short)
      charts.push({ title, config: configOf(question) })
      tiles.push(`${title ?? said(model.title)}: ${said(model.summary)}`)
    }
    return { from: { kind: 'document', document: documentOf(wish.name, charts) }, tiles, unfilled: [] }
  },
  async charts(ctx, wish) {
    const charts: Charted[] = []
    for (const chartId of need('charts', wish.charts)) {
      const { name: title, question } = await getChart(ctx, { chartId })
      charts.push({ title, config: { ...configOf(question), chartId } })
    }
    const tiles = charts.map(({ title }) => title ?? '')
    return { from: { kind: 'document', document: documentOf(wish.name, charts) }, tiles, unfilled: [] }
  },
}

async function placeOf(ctx: Context, { dataset, table: wanted }: Wish) {
  const found = await tableNamed(ctx, { dataset: need('dataset', dataset), table: wanted })
  return { found, ids: { datasetId: found.dataset.id, tableId: found.table.id } }
}

function need<T>(field: string, given: T | undefined): T {
  if (given !== undefined) return given
  const detail = `This needs "${field}".`
  throw new DomainError('invalid_request', detail, { errors: [{ pointer: `/${field}`, detail }] })
}

type ChartConfig = Extract<TileConfig, { kind: 'chart' }>

interface Charted {
  title: string | null
  config: ChartConfig
}

/** Follows the newest version, like every tile; its columns are filled in when it is kept. */
function configOf({ source: { versionId: _, ...source }, ...question }: Question): ChartConfig {
  return { kind: 'chart', question: { ...question, source }, columns: [] }
}

function documentOf(name: string, charts: readonly Charted[]): DashboardDocument {
  const document = emptyDocument(name)
  const tabId = document.tabs[0]?.id ?? ''
  const tiles = charts.map(
    ({ title, config }, i): DashboardTile => ({
      ...{ id: `chart${i + 1}`, tabId, title, description: '', order: i, phone: null, config },
      position: { x: (i % 2) * TILE.width, y: Math.floor(i / 2) * TILE.height, ...TILE },
    }),
  )
  return { ...document, tiles }
}
