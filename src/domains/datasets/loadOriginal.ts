import type { FileFacts } from '../../contract/reading.ts'
import type { Scan } from '../../contract/relation.ts'
import type { Context } from '../../ports/context.ts'
import { requireAllRows } from '../access/rowLimits.ts'
import { sourceOf, type VersionTable } from './layers.ts'
import { loadTableRow } from './loadScan.ts'

/** A table as its file was read: its data, and what was left out of it. */
export interface Original {
  file: FileFacts
  sheet: string | null
  scan: Scan
  /** `reason` of rows that were read and not loaded; null when there is none. */
  skipped: Scan | null
  /** `column_id` of cells that could not be typed; null when there is none. */
  rejects: Scan | null
}

interface Source {
  datasetId: string
  tableId: string
  versionId?: string | undefined
}

/** Where a table of a version came from. @throws DomainError not_found */
export async function loadOriginal(ctx: Context, { datasetId, tableId, versionId }: Source): Promise<Original> {
  await requireAllRows(ctx, datasetId)
  return ctx.transaction(async tx => {
    const source = { datasetId, tableId, ...(versionId !== undefined && { versionId }) }
    const { row, read, versionId: id } = await loadTableRow(ctx, tx, source)
    const of = (parts: readonly string[], columns: Scan['columns']): Scan => ({
      op: 'scan',
      workspaceId: row.workspaceId,
      datasetId,
      versionId: id,
      tableId,
      parts,
      columns,
    })
    const ledger = (key: string | null, column: string) =>
      key === null ? null : of([key], [{ id: column, name: column, type: 'text', scale: null }])
    return {
      file: read.file,
      sheet: row.sheet,
      scan: asRead(row, of),
      skipped: ledger(row.skippedKey, 'reason'),
      rejects: ledger(row.rejectsKey, 'column_id'),
    }
  })
}

/** The rows of the newest file, before they met those of others and before any step of preparation. */
function asRead(row: VersionTable, of: (parts: readonly string[], columns: Scan['columns']) => Scan): Scan {
  const source = sourceOf(row)
  const columns = source.columns.map(({ id, name, type, scale }) => ({ id, name, type, scale }))
  const newest = row.files.at(-1)?.read
  if (newest === undefined)
    return of(
      source.parts.map(part => part.key),
      columns,
    )
  return of(
    [newest.key],
    columns.filter(({ id }) => newest.columns.includes(id)),
  )
}
