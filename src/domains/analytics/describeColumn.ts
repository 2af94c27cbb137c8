import { DomainError } from '../../contract/problem.ts'
import type { ColumnDetail } from '../../contract/quality.ts'
import { beyond, columnAlerts, fencesOf } from '../../core/quality/columnAlerts.ts'
import { dirtyCategory } from '../../core/quality/dirtyCategory.ts'
import { factsRelation, isNumeric, noFacts, readFacts } from '../../core/quality/factsRelation.ts'
import { withFixes } from '../../core/quality/fixes.ts'
import { readCounts, readValues, valuesRelation } from '../../core/quality/valuesRelation.ts'
import type { Context } from '../../ports/context.ts'
import { loadScan } from '../datasets/loadScan.ts'
import { runner } from './listAlerts.ts'

const TOP = 50

interface Input {
  datasetId: string
  tableId: string
  columnId: string
  /** The newest unless named. */
  versionId?: string | undefined
}

/** One column in full. @throws DomainError not_found, took_too_long, out_of_memory, busy */
export async function describeColumn(ctx: Context, { columnId, ...source }: Input): Promise<ColumnDetail> {
  const { scan, table } = await loadScan(ctx, source)
  const column = table.columns.find(c => c.id === columnId)
  if (!column) throw new DomainError('not_found', 'There is no such column in this table.')
  const run = runner(ctx)
  const facts = isNumeric(column) ? readFacts(await run(factsRelation(scan, [column])), [column]) : null
  const own = facts?.get(columnId) ?? noFacts
  const values = await run(valuesRelation(scan, column, column.role === 'dimension' ? 1000 : TOP))
  const dirty = column.role === 'dimension' && column.type === 'text' ? dirtyCategory(column, readValues(values)) : null
  const fences = fencesOf(column)
  return {
    column,
    top: readCounts(values).slice(0, TOP),
    zeros: own.zeros,
    negatives: own.negatives,
    outliers: fences && {
      ...fences,
      below: own.below ?? 0,
      above: own.above ?? 0,
      rows: beyond(columnId, fences),
    },
    alerts: [...columnAlerts(column, own), ...(dirty ? [dirty] : [])].map(alert => withFixes(alert, table.columns)),
  }
}
