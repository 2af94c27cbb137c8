import { Filter } from '../../contract/plan.ts'

/** The conditions of an address, all of which hold; what cannot be read is none. */
export function readConditions(where: string | undefined): Filter[] {
  if (!where) return []
  try {
    const parsed = Filter.safeParse(JSON.parse(where))
    return parsed.success ? flatten(parsed.data) : []
  } catch {
    // An address typed or cut by hand.
    return []
  }
}

/** The conditions as an address carries them. */
export function writeConditions(conditions: readonly Filter[]): string | undefined {
  const filter = joined(conditions)
  return filter && JSON.stringify(filter)
}

/** One filter that asks for all conditions; undefined for none. */
export function joined(conditions: readonly Filter[]): Filter | undefined {
  return conditions.length > 1 ? { op: 'and', of: [...conditions] } : conditions[0]
}

/** The conditions with those on one column replaced. */
export function replaced(conditions: readonly Filter[], column: string, next: readonly Filter[]): Filter[] {
  return [...conditions.filter(condition => columnOf(condition) !== column), ...next]
}

/** The column that a condition is about; null when it is about several. */
export function columnOf(filter: Filter): string | null {
  return 'column' in filter ? filter.column : null
}

function flatten(filter: Filter): Filter[] {
  return filter.op === 'and' ? filter.of.flatMap(flatten) : [filter]
}
