import { IngestFault } from '../fault.ts'
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
    let tables = 0
    const others = await readWorkbook({ ...source, workbook, sheetNames: source.sheets }, async table => {
      tables++
      await onTable(table)
    })
    if (tables === 0) throw new IngestFault('no_tables')
    return { format, encoding: null, dialect: null, others, warnings: [] }
  } finally {
    workbook.close()
  }
}
