import type { ReadSettings, TableSetting } from '../../../contract/settings.ts'
import { parseTableRange } from '../../../core/grid/tableRange.ts'
import { IngestFault } from '../fault.ts'

/** Rows above a table that are looked at: a header further down cannot be asked for. */
export const MOST_ROWS_ABOVE = 20_000

/** @throws IngestFault setting_delimiter, setting_quote */
export function checkDialect({
  delimiter,
  quote,
  escape: mark,
}: Pick<ReadSettings, 'delimiter' | 'quote' | 'escape'>): void {
  if (delimiter && (/[\r\n\0"]/.test(delimiter) || delimiter === quote))
    throw new IngestFault('setting_delimiter', { value: delimiter })
  const isOdd = (character: string | null | undefined) => Boolean(character && /[\r\n\0\p{L}\p{N}\s]/u.test(character))
  if (isOdd(quote)) throw new IngestFault('setting_quote', { value: quote ?? '' })
  if (isOdd(mark) || (mark && mark === delimiter)) throw new IngestFault('setting_escape', { value: mark ?? '' })
}

/** @throws IngestFault setting_header_row, setting_range */
export function checkTable({ headerRow, range }: TableSetting, { from, to }: { from: number; to: number }): void {
  const rows = to - from
  if (
    headerRow !== undefined &&
    headerRow !== null &&
    (headerRow <= from || headerRow > Math.min(to, from + MOST_ROWS_ABOVE))
  )
    throw new IngestFault('setting_header_row', {
      row: headerRow,
      from: from + 1,
      to: from + Math.min(rows, MOST_ROWS_ABOVE),
    })
  if (range === undefined) return
  const parsed = parseTableRange(range)
  if (parsed === null) throw new IngestFault('setting_range', { range })
  const isOutside = parsed.top >= Math.min(to, from + MOST_ROWS_ABOVE) || (parsed.right ?? parsed.left) >= 2000
  if (isOutside) throw new IngestFault('setting_range_outside', { range })
}
