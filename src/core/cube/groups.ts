import type { Scalar } from '../../contract/column.ts'
import type { Cells } from './cells.ts'

/** Groups with the parts of their figures; one that no row is in any more is not `alive`. */
export interface Groups extends Pick<Cells, 'parts'> {
  keys: Scalar[][]
  alive: number[]
}

/** A count of rows: nothing merged is none. */
export function countAt({ parts }: Pick<Groups, 'parts'>, part: number, group: number): number {
  const count = parts[part]?.values[group] ?? 0
  return Number.isNaN(count) ? 0 : count
}
