import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import type { Alert } from '../../contract/quality.ts'
import type { Fix } from '../../contract/recipe.ts'
import { namingColumns } from './duplicates.ts'
import { isNumeric } from './factsRelation.ts'
import { fix } from './fix.ts'
import { retypeFix } from './retypeFix.ts'

/** The remark with the ways to mend it, when there are any; those it was made with stay. */
export function withFixes(alert: Alert, columns: readonly Column[]): Alert {
  if (alert.fixes !== undefined) return alert
  const fixes = fixesOf(alert, columns)
  return fixes.length === 0 ? alert : { ...alert, fixes }
}

function fixesOf(alert: Alert, columns: readonly Column[]): Fix[] {
  if (alert.columnId === null) return ofRows(alert, columns)
  const column = columns.find(c => c.id === alert.columnId)
  return column === undefined ? [] : ofColumn(alert, column, columns.length)
}

function ofRows({ kind }: Alert, columns: readonly Column[]): Fix[] {
  if (kind === 'duplicateRows') return [fix('dedupe', {}, { kind: 'dedupe', columns: [], keep: 'first' })]
  if (kind !== 'nearDuplicateRows') return []
  const naming = namingColumns(columns)
  const compared = columns.filter(c => !naming.includes(c)).map(c => c.id)
  const except = naming.map(c => c.name).join(', ')
  return [fix('dedupeNear', { except }, { kind: 'dedupe', columns: compared, keep: 'first' })]
}

function ofColumn(alert: Alert, column: Column, columns: number): Fix[] {
  const { id, name } = column
  switch (alert.kind) {
    case 'empty':
    case 'constant':
      return columns > 1 ? [fix('hide', { column: name }, { kind: 'hide', columns: [id] })] : []
    case 'outliers':
    case 'impossibleDates':
    case 'sentinel':
      return alert.rows === null ? [] : cleared(column, alert.rows, Number(alert.message.params.count ?? 0))
    case 'missing':
      return filled(column)
    case 'numberAsText':
    case 'dateAsText':
      return retypeFix(column)
    default:
      return []
  }
}

/** The cells become missing, or their rows go. */
function cleared({ id, name }: Column, where: Filter, count: number): Fix[] {
  return [
    fix('clear', { column: name, count }, { kind: 'clear', column: id, where }),
    fix('leaveOut', { count }, { kind: 'filter', filter: where, keep: false }),
  ]
}

/** Nothing is made up unless somebody wants it: these are offers. */
function filled(column: Column): Fix[] {
  const { id, name, role } = column
  const isMeasure = isNumeric(column) && role === 'measure'
  const without = { kind: 'filter', filter: { op: 'notNull', column: id }, keep: true } as const
  return [
    ...(isMeasure ? [fix('fillMedian', { column: name }, { kind: 'fill', column: id, with: 'median' })] : []),
    ...(role === 'dimension' ? [fix('fillMode', { column: name }, { kind: 'fill', column: id, with: 'mode' })] : []),
    fix('leaveOut', { count: column.profile.nulls }, without),
  ]
}
