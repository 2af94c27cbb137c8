import { join } from 'node:path'
import { parseRange } from '../../../core/grid/mergedRange.ts'
import { decryptPackage } from '../encrypted/decryptPackage.ts'
import { IngestFault } from '../fault.ts'
import { openOds } from '../ods/openOds.ts'
import { readRows } from '../xlsx/rows.ts'
import { openWorkbook, type Sheet, type Workbook } from '../xlsx/workbook.ts'
import type { DeclaredRange, OpenedWorkbook } from './openedWorkbook.ts'
import { type WorkbookKind, workbookKind } from './workbookKind.ts'

export interface AnyWorkbook {
  format: Exclude<WorkbookKind, 'encrypted'>
  workbook: OpenedWorkbook
}

interface WorkbookFile {
  path: string
  kind: WorkbookKind
  /** Where a decrypted copy may lie while it is read. */
  workDir: string
  password?: string | undefined
  signal?: AbortSignal | undefined
}

/**
 * Opens a workbook by the reader its contents ask for; an encrypted one is decrypted first.
 * @throws IngestFault password_needed, wrong_password, unknown_encryption and those of the readers
 */
export async function openAnyWorkbook({ path, kind, workDir, ...rest }: WorkbookFile): Promise<AnyWorkbook> {
  if (kind !== 'encrypted') return { format: kind, workbook: await openOfKind(path, kind, rest.signal) }
  const target = join(workDir, 'decrypted')
  await decryptPackage({ path, target, ...rest })
  const inner = await workbookKind(target)
  if (inner === null || inner === 'encrypted') throw new IngestFault('not_a_workbook', { found: 'other' })
  return { format: inner, workbook: await openOfKind(target, inner, rest.signal) }
}

async function openOfKind(
  path: string,
  kind: AnyWorkbook['format'],
  signal: AbortSignal | undefined,
): Promise<OpenedWorkbook> {
  if (kind === 'ods') return openOds(path, signal)
  if (kind !== 'xlsx') {
    // Its reader is large, and seldom needed.
    const { openBinaryWorkbook } = await import('../sheetjs/openBinaryWorkbook.ts')
    return openBinaryWorkbook(path, kind)
  }
  const workbook = await openWorkbook(path)
  return {
    ...workbook,
    declaredRanges: sheet => declaredRanges(workbook, sheet),
    rows: (sheet, until) => readRows(workbook, sheet, until),
  }
}

function declaredRanges({ definedTables, definedNames }: Workbook, { name: sheet }: Sheet): DeclaredRange[] {
  const tables = definedTables.map(table => ({ ...table, kind: 'table' as const }))
  const names = definedNames.map(name => ({ ...name, kind: 'name' as const, hasHeader: true, totalsRows: 0 }))
  return [...tables, ...names].flatMap(({ sheet: other, ref, ...declared }) => {
    const range = other === sheet ? parseRange(ref) : null
    return range === null ? [] : [{ ...declared, range }]
  })
}
