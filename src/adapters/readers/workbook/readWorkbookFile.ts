import type { OnTable, Outcome, Source } from '../source.ts'
import { openAnyWorkbook } from './openAnyWorkbook.ts'
import { readWorkbook } from './readWorkbook.ts'
import type { WorkbookKind } from './workbookKind.ts'

/**
 * Reads a workbook of any kind and hands its tables over.
 * @throws IngestFault no_tables, password_needed, wrong_password and those of the readers
 */
export async function readWorkbookFile(source: Source, kind: WorkbookKind, onTable: OnTable): Promise<Outcome> {
  const { format, workbook } = await openAnyWorkbook({ ...source, kind })
  try {
    const { others, areHiddenRead } = await readWorkbook({ ...source, workbook, sheetNames: source.sheets }, onTable)
    const warnings = areHiddenRead ? [{ code: 'ingest.hidden_read', params: {} }] : []
    return { format, encoding: null, dialect: null, others, warnings }
  } finally {
    workbook.close()
  }
}
