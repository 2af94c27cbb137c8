import type { DatasetTable } from '../../contract/dataset.ts'
import type { Scan } from '../../contract/relation.ts'
import type { Context } from '../../ports/context.ts'
import type { Layer, TableFile, versionTable } from './tables.ts'

export type VersionTable = typeof versionTable.$inferSelect

/** A table as the contract says it: without where its bytes lie. */
export function toTable(row: VersionTable): DatasetTable {
  const { tableId, name, sheet, rowCount, columns, receipt } = row
  const files = row.files.map(file => file.name)
  return { id: tableId, name, sheet, rowCount, columns, receipt, ...(files.length > 1 && { files }) }
}

/** The rows of a table before its recipe. */
export function sourceOf(table: VersionTable): Layer {
  return table.source ?? dataOf(table)
}

/** The rows of a table as people ask them. */
export function dataOf({ columns, parts, rowCount, sortedBy }: VersionTable): Layer {
  return { columns, parts, rowCount, sortedBy }
}

/** The files a table's rows came from; a table that was never merged knows only its version's. */
export function filesOf(
  table: Pick<VersionTable, 'files'>,
  read: { id: string; file: TableFile | { name: string; sha256: string } },
): TableFile[] {
  if (table.files.length > 0) return table.files
  const { name, sha256 } = read.file
  return [{ ingestionId: read.id, name, sha256 }]
}

/** A layer as a relation reads it. */
export function scanOf(
  ctx: Pick<Context, 'workspaceId'>,
  { parts, columns }: Pick<Layer, 'parts' | 'columns'>,
  at: { datasetId: string; versionId: string; tableId: string },
): Scan {
  return {
    op: 'scan',
    workspaceId: ctx.workspaceId,
    ...at,
    parts: parts.map(part => part.key),
    columns: columns.map(({ id, name, type, scale }) => ({ id, name, type, scale })),
  }
}
