import type { Dashboard, DashboardDocument, Operation } from '../../contract/dashboard.ts'
import type { Message } from '../../contract/message.ts'
import { DomainError } from '../../contract/problem.ts'
import { applyOperations } from '../../core/dashboard/applyOperations.ts'
import { automaticDocument } from '../../core/dashboard/automaticDocument.ts'
import { emptyDocument } from '../../core/dashboard/emptyDocument.ts'
import { compose } from '../../core/layout/compose.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { fitOperations } from './fitOperations.ts'
import { fromTemplate, type TemplateWish } from './fromTemplate.ts'
import { insertDashboard } from './newDashboard.ts'
import { toOpened } from './openedDashboard.ts'
import { tableOf } from './tableOf.ts'
import { loadVerdicts } from './verdicts.ts'

interface AutomaticWish {
  datasetId: string
  tableId?: string | undefined
  tileIds?: readonly string[] | undefined
}

type From =
  | { kind: 'empty' }
  | ({ kind: 'automatic' } & AutomaticWish)
  | ({ kind: 'template' } & TemplateWish)
  | { kind: 'document'; document: DashboardDocument }

interface Input {
  name?: string | undefined
  folderId: string | null
  from: From
}

interface Draft {
  document: DashboardDocument
  what: Message[]
}

/** Makes a dashboard: a draft that its maker and the editors see. @throws DomainError not_found, invalid_plan */
export async function createDashboard(ctx: Context, { name, folderId, from }: Input): Promise<Dashboard> {
  requireRole(ctx, 'editor')
  const { document: drafted, what } = await draft(ctx, from)
  const document = await assembled(ctx, { ...drafted, name: name ?? drafted.name })
  return ctx.transaction(async tx => {
    const row = await insertDashboard(ctx, tx, { document, folderId, what })
    return toOpened(ctx, tx, { row, level: 'edit' })
  })
}

async function draft(ctx: Context, from: From): Promise<Draft> {
  const made = [{ code: 'board.made', params: {} }]
  switch (from.kind) {
    case 'empty':
      return { document: emptyDocument('Untitled dashboard'), what: made }
    case 'automatic':
      return fromAutomatic(ctx, from)
    case 'template':
      return fromTemplate(ctx, from)
    case 'document':
      return { document: from.document, what: made }
  }
}

/** The automatic dashboard as the asker sees it, or some of its tiles. */
async function fromAutomatic(ctx: Context, { tileIds, ...of }: AutomaticWish): Promise<Draft> {
  const { dataset, table } = await tableOf(ctx, of)
  const judged = await loadVerdicts(ctx, { datasetId: of.datasetId, tableId: table.id })
  const { tiles } = compose({ datasetId: of.datasetId, tableId: table.id }, table.columns, { judged })
  const wanted = tileIds ? tiles.filter(({ id }) => tileIds.includes(id)) : tiles
  return {
    document: automaticDocument(dataset.name, wanted),
    what: [{ code: 'board.automatic', params: { from: dataset.name } }],
  }
}

/**
 * The document put together anew, item by item: sorted, each tile on a tab that is there, its question asking what can be
 * seen. @throws DomainError invalid_plan
 */
async function assembled(
  ctx: Context,
  { tiles, filters, tabs, ...rest }: DashboardDocument,
): Promise<DashboardDocument> {
  const { operations, unseen } = await fitOperations(ctx, [
    ...tabs.map((item): Operation => ({ op: 'putTab', item })),
    ...filters.map((item): Operation => ({ op: 'putFilter', item })),
    ...tiles.map((item): Operation => ({ op: 'putTile', item })),
  ])
  if (unseen.length > 0)
    throw new DomainError('invalid_plan', 'A tile asks data that is not there, or that you may not see.')
  const [first] = tabs
  if (!first) throw new DomainError('invalid_plan', 'A dashboard needs a tab.')
  const { document, ignored } = applyOperations({ ...rest, tabs: [first], tiles: [], filters: [] }, operations)
  if (ignored.length > 0)
    throw new DomainError('invalid_plan', 'A tile or a filter is on a tab that the dashboard does not have.')
  return document
}
