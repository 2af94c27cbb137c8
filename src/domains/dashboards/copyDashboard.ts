import type { Dashboard } from '../../contract/dashboard.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { loadDashboard, seenOf } from './dashboardRow.ts'
import { insertDashboard } from './newDashboard.ts'
import { toOpened } from './openedDashboard.ts'
import { documentAt } from './revisions.ts'

interface Input {
  dashboardId: string
  name?: string | undefined
  revision?: number | undefined
}

const LONGEST_NAME = 200

/**
 * A dashboard of its own with the same content: of what the asker sees, or, for who may edit it, of an earlier revision.
 * @throws DomainError not_found, not_allowed
 */
export async function copyDashboard(ctx: Context, { dashboardId, name, revision }: Input): Promise<Dashboard> {
  requireRole(ctx, 'editor')
  return ctx.transaction(async tx => {
    const needed = revision === undefined ? 'view' : 'edit'
    const reached = await loadDashboard(ctx, tx, { dashboardId, needed })
    const source = revision === undefined ? seenOf(reached).document : await documentAt(tx, reached.row, revision)
    const document = { ...source, name: name ?? `${source.name.slice(0, LONGEST_NAME - 7)} (copy)` }
    const what = [{ code: 'board.copied', params: { from: source.name } }]
    const row = await insertDashboard(ctx, tx, { document, folderId: reached.row.folderId, what })
    return toOpened(ctx, tx, { row, level: 'edit' })
  })
}
