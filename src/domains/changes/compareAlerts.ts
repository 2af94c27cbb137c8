import type { Alert } from '../../contract/quality.ts'
import type { TableDiff } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import { listAlerts } from '../analytics/listAlerts.ts'
import type { Compared, ComparedTable } from './sides.ts'

/** Which remarks on a table's quality appear, and which go away. */
export async function compareAlerts(
  ctx: Context,
  { datasetId, from, to }: Compared,
  table: ComparedTable,
): Promise<TableDiff['alerts']> {
  if (table.isSame) return { appeared: [], gone: [] }
  const { tableId } = table.to
  const was = await listAlerts(ctx, { datasetId, tableId, versionId: from.version.id })
  const now = await listAlerts(ctx, { datasetId, tableId, versionId: to.version.id })
  return { appeared: without(now.items, was.items), gone: without(was.items, now.items) }
}

/** How many rows a remark is about may differ: it is the same remark. */
function without(alerts: readonly Alert[], others: readonly Alert[]): Alert[] {
  const about = ({ kind, columnId, message }: Alert) => {
    const texts = Object.entries(message.params).filter(([, value]) => typeof value === 'string')
    return JSON.stringify([kind, columnId, columnId === null ? texts : []])
  }
  const known = new Set(others.map(about))
  return alerts.filter(alert => !known.has(about(alert)))
}
