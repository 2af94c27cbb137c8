import { IngestFault } from '../fault.ts'
import { handOver } from '../handOver.ts'
import type { OnTable } from '../source.ts'
import type { Sheet } from '../xlsx/workbook.ts'
import { readSheet } from './readSheet.ts'
import type { WorkbookSource } from './workbookSource.ts'

export interface OtherSheet {
  name: string
  /** hidden, very_hidden, not_chosen, chart_sheet, dialog_sheet, macro_sheet, unknown_sheet, empty, no_data */
  reason: string
}

const KIND_REASONS = {
  chartsheet: 'chart_sheet',
  dialogsheet: 'dialog_sheet',
  macrosheet: 'macro_sheet',
  other: 'unknown_sheet',
} as const

/**
 * Reads each visible worksheet, or each chosen one, into a raw table and hands it to `onTable`; a table is gone once that
 * is done. Where nothing that can be seen holds rows, the hidden worksheets are read: behind a page of charts they are
 * the data.
 * @returns the sheets that are no tables, and why; and whether hidden ones were read for want of others
 * @throws IngestFault no_tables
 */
export async function readWorkbook(
  source: WorkbookSource,
  onTable: OnTable,
): Promise<{ others: OtherSheet[]; areHiddenRead: boolean }> {
  const { sheets } = source.workbook
  const chosen = source.sheetNames && new Set(source.sheetNames)
  const seen = await readSheets(source, sheets, sheet => reasonToSkip(sheet, chosen), onTable)
  if (seen.tables > 0) return { others: seen.others, areHiddenRead: false }
  const hidden = chosen ? [] : sheets.filter(({ kind, state }) => kind === 'worksheet' && state !== 'visible')
  const found = await readSheets(source, hidden, () => null, onTable)
  if (found.tables === 0) throw new IngestFault('no_tables')
  const isHidden = new Set(hidden.map(({ name }) => name))
  const others = seen.others.filter(({ name }) => !isHidden.has(name))
  return { others: [...others, ...found.others], areHiddenRead: true }
}

async function readSheets(
  source: WorkbookSource,
  sheets: readonly Sheet[],
  reasonFor: (sheet: Sheet) => string | null,
  onTable: OnTable,
): Promise<{ tables: number; others: OtherSheet[] }> {
  const others: OtherSheet[] = []
  let tables = 0
  for (const sheet of sheets) {
    const skipped = reasonFor(sheet)
    const read = skipped === null ? await readSheet({ ...source, sheet }, table => handOver(table, onTable)) : null
    tables += read?.tables ?? 0
    const reason = skipped ?? (read?.tables === 0 ? read.reason : null)
    if (reason !== null) others.push({ name: sheet.name, reason })
  }
  return { tables, others }
}

function reasonToSkip({ name, state, kind }: Sheet, chosen: ReadonlySet<string> | undefined): string | null {
  if (kind !== 'worksheet') return KIND_REASONS[kind]
  if (chosen) return chosen.has(name) ? null : 'not_chosen'
  if (state === 'visible') return null
  return state === 'hidden' ? 'hidden' : 'very_hidden'
}
