import type { Column } from '../../contract/column.ts'
import { appendRows, mergedColumns, upsertRows } from '../../core/versions/mergeRows.ts'
import type { Context } from '../../ports/context.ts'
import type { Arrival } from './arrive.ts'
import { filesOf, scanOf, sourceOf } from './layers.ts'
import type { Meeting } from './meet.ts'
import type { Base, VersionState } from './proposalBase.ts'
import type { IncomingTable, Layer, versionTable } from './tables.ts'
import { type KnownColumn, type LayerPlace, writeLayer } from './writeLayer.ts'

type TableRow = typeof versionTable.$inferSelect

/** A table of a version in the making, before its recipe. */
export interface Draft
  extends Pick<TableRow, 'tableId' | 'name' | 'sheet' | 'index' | 'receipt' | 'rejectsKey' | 'skippedKey' | 'files'> {
  rows: Layer
}

export interface Making extends Pick<LayerPlace, 'outDir' | 'onProgress'> {
  versionId: string
}

/** The tables of a file as they meet the rows that are there. */
export async function mergeFiles(
  ctx: Context,
  base: Base,
  { arrival, meeting, making }: { arrival: Arrival; meeting: Meeting; making: Making },
): Promise<Draft[]> {
  const drafts: Draft[] = []
  for (const [i, newer] of arrival.tables.entries()) {
    const older = meeting.onto?.tables.find(({ tableId }) => tableId === newer.tableId)
    const key = meeting.keys.find(({ tableId }) => tableId === newer.tableId)?.columns ?? null
    const isMerged = meeting.onto !== null && older !== undefined && (meeting.mode === 'append' || key !== null)
    const { ingestionId } = arrival
    const { name, sha256 } = arrival.file
    const read = { key: newer.parts[0]?.key ?? '', columns: newer.columns.map(({ id }) => id) }
    const file = { ingestionId, name, sha256, read }
    if (!isMerged || !meeting.onto || !older) {
      drafts.push({ ...asRead(newer), files: [file], rows: layerOf(newer) })
      continue
    }
    const files = filesOf(older, meeting.onto.read)
    const place = { ...making, datasetId: base.dataset.id, stem: `s${i}`, part: { ingestionId, sheet: newer.sheet } }
    const rows = await mergeTable(ctx, { older: sourceOf(older), newer, key, file: files.length }, newer.tableId, place)
    drafts.push({ ...asRead(newer), files: [...files, file], rows })
  }
  return [...drafts, ...untouched(meeting.onto, drafts)]
}

interface Sides {
  older: Layer
  newer: IncomingTable
  key: string[] | null
  file: number
}

async function mergeTable(
  ctx: Context,
  { older, newer, key, file }: Sides,
  tableId: string,
  place: LayerPlace,
): Promise<Layer> {
  const { datasetId, versionId } = place
  const at = { datasetId, versionId, tableId }
  const sides = { older: scanOf(ctx, older, at), newer: scanOf(ctx, newer, at), file }
  const relation = key === null ? appendRows(sides) : upsertRows(sides, key)
  return writeLayer(ctx, relation, knownColumns(mergedColumns(sides), newer.columns, older.columns), place)
}

/** Names, and what is known of the columns, from the first of these tables that has each. */
export function knownColumns(
  columns: readonly { id: string; name: string; type: Column['type'] }[],
  ...tables: readonly (readonly Column[])[]
): KnownColumn[] {
  return columns.map(({ id, name, type }) => {
    const known = tables.flatMap(table => table.find(column => column.id === id) ?? [])[0]
    const isSame = known?.type === type
    return {
      ...{ id, name },
      ...(known && isSame && { meaning: known.meaning }),
      ...(known && { ledger: { rejected: known.rejected, missing: known.missing } }),
    }
  })
}

/** Tables of the older version that a file which is merged with it does not have. */
function untouched(onto: VersionState | null, drafts: readonly Draft[]): Draft[] {
  if (onto === null) return []
  const rest = onto.tables.filter(({ tableId }) => !drafts.some(draft => draft.tableId === tableId))
  return rest.map(table => ({ ...asRead(table), files: filesOf(table, onto.read), rows: sourceOf(table) }))
}

export function asRead({
  tableId,
  name,
  sheet,
  index,
  receipt,
  rejectsKey,
  skippedKey,
}: Omit<Draft, 'rows' | 'files'>) {
  return { tableId, name, sheet, index, receipt, rejectsKey, skippedKey }
}

function layerOf({ columns, parts, rowCount, sortedBy }: Layer): Layer {
  return { columns, parts, rowCount, sortedBy }
}
