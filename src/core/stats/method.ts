import type { Column } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { Relation } from '../../contract/relation.ts'

/** What a method reads: rows, narrowed by the asker's filter already, and what is known of their columns. */
export interface MethodInput {
  rows: Relation
  columns: ReadonlyMap<string, Column>
}

/** A question of a method to the engine; longer answers than `maxRows` are cut and say so. */
export interface Ask {
  relation: Relation
  maxRows?: number
}

/**
 * A computation in several passes over the rows: it yields questions, receives their tables in the same order, and
 * returns what it made of them. Pure: whoever drives it asks the engine, awaits, and may stop between two passes.
 */
export type Steps<T> = Generator<readonly Ask[], T, readonly ResultTable[]>
