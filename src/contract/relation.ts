import type { ColumnType } from './column.ts'
import type { TimeUnit } from './plan.ts'

/** The algebra every question lowers to. Columns are named by columnId; a dialect compiles nothing else. */
export type Relation =
  | Scan
  | { op: 'filter'; input: Relation; predicate: Expression; reason: string }
  | { op: 'project'; input: Relation; columns: readonly Named<Expression>[] }
  | { op: 'derive'; input: Relation; columns: readonly Named<Expression>[] }
  | { op: 'aggregate'; input: Relation; groups: readonly Named<Expression>[]; measures: readonly Named<Aggregate>[] }
  | { op: 'sort'; input: Relation; by: readonly SortKey[] }
  | { op: 'limit'; input: Relation; limit: number; offset: number }
  | { op: 'sample'; input: Relation; rows: number; seed: number }
  | { op: 'union'; inputs: readonly Relation[] }
  | {
      op: 'join'
      left: Relation
      right: Relation
      kind: 'inner' | 'left'
      on: readonly { left: string; right: string }[]
    }
  | { op: 'window'; input: Relation; columns: readonly Named<Window>[] }

/** Every row of one table version. The only leaf; its workspace is what `authorise` checks. */
export interface Scan {
  op: 'scan'
  workspaceId: string
  datasetId: string
  versionId: string
  tableId: string
  /** Object-store keys of the Parquet parts. */
  parts: readonly string[]
  /** `_row` is always there besides. */
  columns: readonly { id: string; name: string; type: ColumnType; scale: number | null }[]
}

export interface Named<T> {
  as: string
  value: T
  /** What a person calls it; the id when not given. */
  name?: string
}

export type Expression =
  | { kind: 'column'; id: string }
  | { kind: 'literal'; value: string | number | boolean | null; type: ColumnType }
  | { kind: 'call'; fn: ScalarFunction; args: readonly Expression[] }
  | { kind: 'truncate'; unit: TimeUnit; arg: Expression }
  | { kind: 'bin'; start: number; width: number; arg: Expression }

export type ScalarFunction =
  | 'and'
  | 'or'
  | 'not'
  | 'eq'
  | 'ne'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge'
  | 'isNull'
  | 'notNull'
  | 'in'
  | 'contains'
  | 'startsWith'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'coalesce'
  | 'case'

/** Nulls are left out; `count` without an argument counts rows. Sums of doubles are compensated. */
export interface Aggregate {
  fn: 'count' | 'countDistinct' | 'sum' | 'mean' | 'median' | 'quantile' | 'min' | 'max' | 'sd'
  arg?: Expression
  p?: number
  where?: Expression
}

export interface Window {
  fn: 'rowNumber' | 'rank' | 'sum' | 'lag'
  arg?: Expression
  partitionBy: readonly Expression[]
  orderBy: readonly SortKey[]
}

/** Nulls sort last in both directions. */
export interface SortKey {
  by: Expression
  direction: 'asc' | 'desc'
}
