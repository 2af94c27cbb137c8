import type { Filter } from '../../contract/plan.ts'
import type { Expression, Scan } from '../../contract/relation.ts'
import type { PlanFault } from './check.ts'
import { predicateOf } from './predicate.ts'
import { resolveFilter } from './resolveDates.ts'
import { schemaOf } from './schema.ts'

const nothing: Expression = { kind: 'literal', value: false, type: 'boolean' }

/** Which rows of a scan a row rule shows, and what of it does not fit the scan. */
export interface VisibleRows {
  predicate: Expression
  faults: PlanFault[]
}

/**
 * A row rule as a condition on the rows of a scan. A rule that does not fit (its column is gone, or of another type)
 * shows no row at all. Dates are relative to today alone: the newest date of a column is a fact of rows that may be hidden.
 * @param today  now on the clock of the workspace, ISO 8601 without zone
 */
export function visibleRows(rule: Filter, scan: Scan, today: string): VisibleRows {
  const faults: PlanFault[] = []
  const schema = schemaOf(scan)
  const complain = (pointer: string, detail: string) => {
    faults.push({ pointer, detail })
  }
  for (const pointer of countedFromNewest(rule))
    complain(`${pointer}/anchor`, 'A rule counts dates from today, not from the newest date.')
  const anchors = { today, newestOf: () => null, typeOf: (id: string) => schema.get(id)?.type }
  const predicate = predicateOf(resolveFilter(rule, anchors), schema, '', complain)
  return { predicate: faults.length === 0 ? predicate : nothing, faults }
}

/** Whether a rule lets every row through, whatever the table. */
export const isEverything = (rule: Filter): boolean => rule.op === 'and' && rule.of.every(isEverything)

function countedFromNewest(rule: Filter, pointer = ''): string[] {
  if (rule.op === 'and' || rule.op === 'or')
    return rule.of.flatMap((part, i) => countedFromNewest(part, `${pointer}/of/${i}`))
  if (rule.op === 'not') return countedFromNewest(rule.of, `${pointer}/of`)
  return rule.op === 'relative' && rule.anchor === 'newest' ? [pointer] : []
}
