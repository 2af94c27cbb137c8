import type { FileFacts } from '../../contract/reading.ts'
import type { Scan } from '../../contract/relation.ts'
import type { Context } from '../../ports/context.ts'
import { loadVersion, type TableRow } from './getDataset.ts'
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
  return ctx.transaction(async tx => {
    const source = { datasetId, tableId, ...(versionId !== undefined && { versionId }) }
    const { row, versionId: id } = await loadTableRow(ctx, tx, source)
    const { read } = await loadVersion(ctx, tx, id)
    const layer = row.source ?? row
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
      // As it was read: a preparation may have left rows out.
      scan: of(
        layer.parts.map(part => part.key),
        namesOf(layer),
      ),
      skipped: ledger(row.skippedKey, 'reason'),
      rejects: ledger(row.rejectsKey, 'column_id'),
    }
  })
}

function namesOf({ columns }: Pick<TableRow, 'columns'>): Scan['columns'] {
  return columns.map(({ id, name, type, scale }) => ({ id, name, type, scale }))
}
