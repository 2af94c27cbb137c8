import type { Message } from '../../../contract/message.ts'
import type { Repair } from '../../../contract/receipt.ts'
import { columnNames } from '../../../core/grid/columnNames.ts'
import { fillMerged, type MergedRange } from '../../../core/grid/mergedRange.ts'
import { finish } from '../landing/finish.ts'
import type { RawTable } from '../raw.ts'
import { fillMergedRows } from './fillMergedRows.ts'
import { type FinishedSheet, sheetRepairs } from './sheetRepairs.ts'
import type { SheetTable } from './sheetTable.ts'

/** Hands a table of a sheet over: names its columns, fills merged cells, says what was decided. */
export async function finishTable(table: SheetTable, name: string, known: FinishedSheet): Promise<RawTable> {
  const { sheet, rows, merges, settings } = known
  const { place, landing, kinds, header, area, keep } = table
  const isRaw = settings?.raw === true
  landing.close()
  const filled = await fillMergedRows(landing, isRaw || isKept(table, known) ? [] : mergesInside(table, merges))
  const names = fillMerged(
    header.map(({ row, cells }) => ({ row: row - 1, cells })),
    merges,
  ).map(cells => cells.map((cell, column) => (column < place.left ? null : cell)))
  const raw = await finish({
    landing,
    name,
    sheet: sheet.name,
    sheetIndex: sheet.index,
    index: area.index,
    names: columnNames(names, place.width).map((given, column) => ({
      ...given,
      isGiven: given.isGiven || ((isRaw || place.isRange) && column >= place.left),
    })),
    headerRows: place.headerRows,
    headerRow: header[0]?.row ?? area.rowAt.get(place.header) ?? 1,
    left: place.left,
    headers: names,
    firstRows: table.firstRows,
    keep,
    isExact: isRaw,
    kinds: { takeBack: lastRows => kinds.takeBack(lastRows), of: position => kinds.of(position) },
    currency: position => rows.currencyOf(position),
    repairs: [],
    warnings: area.index === 0 ? uncomputed(known) : [],
  })
  const units = place.units
  return {
    ...raw,
    columns: raw.columns.map(column => {
      const unit = units?.[column.position] ?? null
      return unit === null ? column : { ...column, unit }
    }),
    repairs: [...sheetRepairs(table, filled, known), ...raw.repairs] satisfies Repair[],
  }
}

function uncomputed({ rows, sheet }: FinishedSheet): Message[] {
  const { cells, row } = rows.uncomputed ?? { cells: 0, row: 0 }
  return cells === 0 ? [] : [{ code: 'ingest.formulas_uncomputed', params: { count: cells, row, sheet: sheet.name } }]
}

/** A person wants the blanks of merged cells to stay. */
function isKept({ area }: SheetTable, { settings, sheet }: FinishedSheet): boolean {
  const setting = settings?.tables.find(({ sheet: name, index }) => name === sheet.name && index === area.index)
  return setting?.fillMerged === false
}

function mergesInside({ place, area }: SheetTable, merges: readonly MergedRange[]): MergedRange[] {
  const first = [...area.rowAt].find(([at]) => at >= place.first)?.[1] ?? Number.POSITIVE_INFINITY
  return merges.filter(
    ({ top, bottom, left }) => bottom > top && top >= first - 1 && left >= place.left && left < place.width,
  )
}
