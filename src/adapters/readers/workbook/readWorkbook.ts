import type { RawTable } from '../raw.ts'
import { openWorkbook, type Sheet } from '../xlsx/workbook.ts'
import { readSheet } from './readSheet.ts'
import type { WorkbookSource } from './workbookSource.ts'

export interface OtherSheet {
  name: string
  /** hidden, very_hidden, chart_sheet, dialog_sheet, macro_sheet, unknown_sheet, empty, no_data */
  reason: string
}

const KIND_REASONS = {
  chartsheet: 'chart_sheet',
  dialogsheet: 'dialog_sheet',
  macrosheet: 'macro_sheet',
  other: 'unknown_sheet',
} as const

/**
 * Reads each visible worksheet into a raw table and hands it to `onTable`; a table is gone once that is done.
 * @returns the sheets that are no tables, and why
 * @throws IngestFault
 */
export async function readWorkbook(
  source: WorkbookSource,
  onTable: (table: RawTable) => Promise<void>,
): Promise<OtherSheet[]> {
  const workbook = await openWorkbook(source.path)
  try {
    const others: OtherSheet[] = []
    for (const sheet of workbook.sheets) {
      const reason = reasonToSkip(sheet)
      const table = reason === null ? await readSheet({ ...source, workbook, sheet }) : reason
      if (typeof table === 'string') others.push({ name: sheet.name, reason: table })
      else await handOver(table, onTable)
    }
    return others
  } finally {
    workbook.close()
  }
}

async function handOver(table: RawTable, onTable: (table: RawTable) => Promise<void>): Promise<void> {
  await onTable(table)
  for (const name of [table.relation, table.skippedRelation, table.rejectedRelation]) {
    if (name !== null) await table.connection.run(`DROP TABLE ${name}`)
  }
}

function reasonToSkip({ state, kind }: Sheet): string | null {
  if (kind !== 'worksheet') return KIND_REASONS[kind]
  if (state === 'visible') return null
  return state === 'hidden' ? 'hidden' : 'very_hidden'
}
