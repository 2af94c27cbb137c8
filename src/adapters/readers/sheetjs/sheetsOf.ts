import type { WorkBook } from '@e965/xlsx'
import type { Sheet, SheetKind, SheetState } from '../xlsx/workbook.ts'

const STATES: readonly SheetState[] = ['visible', 'hidden', 'veryHidden']
const KINDS: Readonly<Record<string, SheetKind>> = { chart: 'chartsheet', macro: 'macrosheet', dialog: 'dialogsheet' }

/** The sheets of a workbook as SheetJS gives them, in the order of the tabs. */
export function sheetsOf(book: WorkBook): Sheet[] {
  const hidden = new Map(book.Workbook?.Sheets?.map(({ name, Hidden }) => [name, Hidden ?? 0]))
  return book.SheetNames.map((name, index) => {
    const type = Object.hasOwn(book.Sheets, name) ? book.Sheets[name]?.['!type'] : undefined
    return { name, state: STATES[hidden.get(name) ?? 0] ?? 'hidden', kind: KINDS[type ?? ''] ?? 'worksheet', index }
  })
}
