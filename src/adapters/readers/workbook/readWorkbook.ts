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
 * is done.
 * @returns the sheets that are no tables, and why
 * @throws IngestFault
 */
export async function readWorkbook(source: WorkbookSource, onTable: OnTable): Promise<OtherSheet[]> {
  const others: OtherSheet[] = []
  const chosen = source.sheetNames && new Set(source.sheetNames)
  for (const sheet of source.workbook.sheets) {
    const reason = reasonToSkip(sheet, chosen)
    const table = reason === null ? await readSheet({ ...source, sheet }) : reason
    if (typeof table === 'string') others.push({ name: sheet.name, reason: table })
    else await handOver(table, onTable)
  }
  return others
}

function reasonToSkip({ name, state, kind }: Sheet, chosen: ReadonlySet<string> | undefined): string | null {
  if (kind !== 'worksheet') return KIND_REASONS[kind]
  if (chosen) return chosen.has(name) ? null : 'not_chosen'
  if (state === 'visible') return null
  return state === 'hidden' ? 'hidden' : 'very_hidden'
}
