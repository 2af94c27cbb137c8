import type { TableSetting } from '../../../contract/settings.ts'
import { columnLetters, parseTableRange } from '../../../core/grid/tableRange.ts'
import { IngestFault } from '../fault.ts'
import type { TableArea } from './sheetTable.ts'

/**
 * A setting in places of rows that hold something, where it speaks of rows by their numbers in the sheet. `bottom`: the last row of the sheet that is of the table.
 *
 * @throws IngestFault setting_header_row, setting_range, setting_range_outside
 */
export function gridSetting(
  setting: Partial<TableSetting>,
  { rowAt }: Pick<TableArea, 'rowAt'>,
): { setting: Partial<TableSetting>; bottom: number } {
  const { headerRow, range, ...rest } = setting
  const places = [...rowAt]
  const placeOf = (row: number) => places.find(([, other]) => other >= row)?.[0]
  const inGrid: Partial<TableSetting> = { ...rest }
  if (headerRow === null) inGrid.headerRow = null
  else if (headerRow !== undefined) {
    const at = placeOf(headerRow)
    const [from, to] = [places[0]?.[1] ?? 1, places.at(-1)?.[1] ?? 1]
    if (at === undefined || headerRow < from) throw new IngestFault('setting_header_row', { row: headerRow, from, to })
    inGrid.headerRow = at + 1
  }
  if (range === undefined) return { setting: inGrid, bottom: Number.POSITIVE_INFINITY }
  const parsed = parseTableRange(range)
  if (parsed === null) throw new IngestFault('setting_range', { range })
  const top = placeOf(parsed.top + 1)
  if (top === undefined || (parsed.right ?? parsed.left) >= 2000)
    throw new IngestFault('setting_range_outside', { range })
  const right = parsed.right === null ? '' : columnLetters(parsed.right)
  inGrid.range = `${columnLetters(parsed.left)}${top + 1}:${right}`
  return { setting: inGrid, bottom: parsed.bottom === null ? Number.POSITIVE_INFINITY : parsed.bottom + 1 }
}
