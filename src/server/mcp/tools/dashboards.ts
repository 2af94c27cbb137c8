import { z } from 'zod'
import type { DashboardTile, DrawnAnalysis, DrawnTile } from '../../../contract/dashboard.ts'
import { DrawRequest } from '../../../contract/dashboard.ts'
import type { ListedDashboard } from '../../../contract/listedDashboard.ts'
import { analysisName } from '../../../core/dashboard/analysisName.ts'
import { tableOf, tableOfPicture } from '../../../core/words/analysis/tablesOf.ts'
import { drawDashboard } from '../../../domains/dashboards/drawDashboard.ts'
import { getDashboard } from '../../../domains/dashboards/getDashboard.ts'
import { listDashboards } from '../../../domains/dashboards/listDashboards.ts'
import { datasetField, datasetNamed } from '../named.ts'
import { chartSaid, chartText, said } from '../said.ts'
import { linesOf, rowTable } from '../tableText.ts'
import { tool } from '../tool.ts'

export const listDashboardsTool = tool({
  name: 'list_dashboards',
  title: 'List dashboards',
  description: 'Dashboards that the key may see, the newest first, of the workspace or those that show one dataset.',
  scope: 'read',
  input: z.strictObject({
    dataset: datasetField.optional(),
    search: z.string().max(200).optional(),
    limit: z.int().min(1).max(200).default(50),
    cursor: z.string().optional().describe('nextCursor of the page before.'),
  }),
  async run(ctx, { dataset, ...asked }) {
    const datasetId = dataset === undefined ? undefined : (await datasetNamed(ctx, dataset)).id
    const found = await listDashboards(ctx, { ...asked, datasetId, sort: 'updated', direction: 'desc' })
    const dashboards = found.items.map(toListed)
    const lines = dashboards.map(
      ({ id, name, tiles, datasets }) => `${name} (${id}): ${tiles} tiles of ${datasets.join(', ')}`,
    )
    return {
      text: [`${found.total} dashboards.`, ...lines].join('\n'),
      data: { dashboards, total: found.total, nextCursor: found.nextCursor },
    }
  },
})

const toListed = ({ id, name, description, tiles, datasets, published, createdBy, updatedAt }: ListedDashboard) => ({
  ...{ id, name, description, tiles, datasets: datasets.map(d => d.name), isPublished: published !== null },
  ...{ createdBy, updatedAt },
})

export const getDashboardTool = tool({
  name: 'get_dashboard',
  title: 'Look at a dashboard',
  description:
    'A dashboard of the data as they are now: each tile as a sentence with its figures. The draft for those who may edit it, else what is published.',
  scope: 'read',
  input: z.strictObject({
    dashboard: z.string().min(1).describe('Id of a dashboard, from list_dashboards.'),
    tab: z.string().optional().describe('Id of one of its tabs; all when not given.'),
    limit: z.int().min(1).max(200).default(30).describe('At most so many rows of figures a tile.'),
  }),
  async run(ctx, { dashboard: dashboardId, tab: tabId, limit }) {
    const opened = await getDashboard(ctx, { dashboardId })
    const { document, view, name, id } = opened
    const { tiles } = await drawDashboard(ctx, { dashboardId, ...DrawRequest.parse({ view, tabId }) })
    const byId = new Map(document.tiles.map(tile => [tile.id, tile]))
    const order = (tile: DrawnTile) => byId.get(tile.tileId)?.order ?? 0
    const inOrder = [...tiles].sort((a, b) => order(a) - order(b))
    const shown = inOrder.map(tile => tileSaid(tile, byId.get(tile.tileId), limit))
    const tabs = document.tabs.map(({ id, title }) => ({ id, title }))
    return {
      text: [`${name} (${id}), ${view}`, document.description, ...shown.map(({ text }) => text)]
        .filter(Boolean)
        .join('\n\n'),
      data: { ...toListed(opened), view, tabs, tiles: shown.map(({ data }) => data) },
    }
  },
})

function tileSaid({ tileId, model, analysis, problem }: DrawnTile, tile: DashboardTile | undefined, limit: number) {
  if (analysis) return analysisTile(analysis, { tileId, tile, limit })
  const drawn = model && chartSaid(model, limit)
  const own = tile?.config.kind === 'text' ? tile.config.markdown : null
  const title = tile?.title ?? drawn?.title ?? null
  const text = drawn ? chartText(drawn) : (own ?? (problem ? `${title ?? tileId}: ${problem.detail}` : (title ?? '')))
  return {
    text,
    data: { id: tileId, tabId: tile?.tabId ?? null, kind: tile?.config.kind ?? null, title, drawn, text: own, problem },
  }
}

/** An analysis on a tile: what it says, and the table or the marks that stand there. */
function analysisTile(
  { said: { answer, remarks, warnings, pictures, tables, n, nulls } }: DrawnAnalysis,
  { tileId, tile, limit }: { tileId: string; tile: DashboardTile | undefined; limit: number },
) {
  const [table, picture] = [tables[0], pictures[0]]
  const shown = table ? tableOf(table, 'en') : picture && tableOfPicture(picture, 'en')
  const drawn = {
    ...{ answer: said(answer), remarks: remarks.map(said), warnings: warnings.map(said), n, missing: nulls },
    table: shown ? rowTable(shown, limit) : null,
  }
  const title = tile?.title ?? (tile?.config.kind === 'analysis' ? analysisName(tile.config) : null)
  const text = [title, drawn.answer, ...drawn.remarks, ...drawn.warnings, drawn.table && linesOf(drawn.table)]
  return {
    text: text.filter(Boolean).join('\n'),
    data: { id: tileId, tabId: tile?.tabId ?? null, kind: 'analysis', title, drawn, text: null, problem: null },
  }
}
