import type { ColumnType } from './column.ts'
import type { TimePart, TimeUnit } from './plan.ts'

/** The algebra every question lowers to. Columns are named by columnId; a dialect compiles nothing else. */
export type Relation =
  | Scan
  /** Rows the predicate is true for. `reason` and `column` name the rows it leaves out on the bill. */
  | { op: 'filter'; input: Relation; predicate: Expression; reason: string; column?: string }
  | { op: 'project'; input: Relation; columns: readonly Named<Expression>[] }
  | { op: 'derive'; input: Relation; columns: readonly Named<Expression>[] }
  /** One row a group (null is a group of its own); without groups exactly one row, of an empty input too. */
  | { op: 'aggregate'; input: Relation; groups: readonly Named<Expression>[]; measures: readonly Named<Aggregate>[] }
  | { op: 'sort'; input: Relation; by: readonly SortKey[] }
  | { op: 'limit'; input: Relation; limit: number; offset: number }
  /** Uniform and repeatable: the rows whose `_row` comes first in an order that the seed shuffles. */
  | { op: 'sample'; input: Relation; rows: number; seed: number }
  /**
   * Ranks the values of the column `key` by `by` over the rows of each (most first, nulls last, ties by the value).
   * Rows of the first n values stay. The others are dropped, or with `other` their key becomes 'Other'; the key is
   * text then, and a value that already reads 'Other' belongs to the rest and takes no place among the first.
   */
  | { op: 'top'; input: Relation; key: string; by: Aggregate; n: number; other: boolean }
  | { op: 'union'; inputs: readonly Relation[] }
  | {
      op: 'join'
      left: Relation
      right: Relation
      kind: 'inner' | 'left'
      on: readonly { left: string; right: string }[]
    }
  | { op: 'window'; input: Relation; columns: readonly Named<Window>[] }

/** The rows of one table version: all of them, or those that are `visible`. The only leaf; `authorise` checks its workspace. */
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
  /** Of whoever asks, the rows they may see; set by `authorise` alone. Nothing above can tell that there are others. */
  visible?: Expression | undefined
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
  | { kind: 'part'; part: TimePart; arg: Expression }
  | { kind: 'bin'; start: number; width: number; arg: Expression }
  /** The value as another type; what does not fit is null, see docs/query-plan.md. `scale` with decimal. */
  | { kind: 'cast'; type: ColumnType; scale?: number; arg: Expression }

export type ScalarFunction = ComparingFunction | TextFunction | NumberFunction | TimeFunction

type ComparingFunction =
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
  | 'endsWith'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'coalesce'
  | 'case'

/** Texts to texts and to numbers. Characters are code points; null in, null out. */
type TextFunction =
  /** Blanks at both ends; `squeeze` also makes runs of blanks inside one space. */
  | 'trim'
  | 'squeeze'
  | 'upper'
  | 'lower'
  /** Each word with a capital and small letters. */
  | 'title'
  | 'length'
  /** text, what to find, what to put in its place, and `true` to take capitals and small letters as alike. */
  | 'replaceText'
  /** text, where to cut, the number of the piece from 1 (null beyond the last), and `true` for it and all after it. */
  | 'splitPart'
  /** Without control characters. */
  | 'clean'
  /** text, and how many characters of its beginning or end; null for a negative number. */
  | 'left'
  | 'right'
  /** text, the first character from 1, how many. */
  | 'substring'
  /** text, what to find, from which character on: where it begins, from 1; 0 where it is not. */
  | 'position'
  /** text, what to find: what stands before or after its first place; null where it is not. */
  | 'before'
  | 'after'
  /** text, how many times. Texts of formulas end at 32,767 characters: longer ones are null. */
  | 'repeat'
  /** All texts one after the other, null as nothing; `join` has the text between them first, and leaves out empty ones. */
  | 'concat'
  | 'join'
  /** A number as people write it: `$1,234.50`, `(12)`, `5 %`. */
  | 'readNumber'
  /** number, fraction digits, digits before the point at least, and whether thousands are grouped. */
  | 'formatNumber'
  /** date or timestamp, and a format of strftime, which also reads: `parseDate` of text. */
  | 'formatDate'
  | 'parseDate'

type NumberFunction =
  /** Null where computing the argument fails: the number is too large for its type. */
  | 'tried'
  | 'abs'
  | 'sign'
  /** number, digits behind the point: half away from zero, away from zero, towards zero. */
  | 'round'
  | 'roundUp'
  | 'roundDown'
  | 'floor'
  | 'ceil'
  /** What is left of a division, with the sign of the divisor; null of a division by zero. */
  | 'mod'
  /** Doubles; null where they are not defined or not finite. */
  | 'power'
  | 'sqrt'
  | 'exp'
  | 'ln'
  | 'log10'
  /** The smallest or largest that is not null. */
  | 'least'
  | 'greatest'

/** Dates outside the years 1 to 9999 are null. */
type TimeFunction =
  /** year, month, day; months and days beyond their end are counted on. */
  | 'makeDate'
  | 'year'
  | 'minute'
  | 'second'
  | 'isoWeek'
  /** date, and the weekday that weeks begin with (1 Monday ... 7 Sunday): week 1 holds 1 January. */
  | 'weekOfYear'
  /** date, whole days or months. The day of the month is at most the month's last. */
  | 'addDays'
  | 'addMonths'
  | 'monthEnd'
  /** date or timestamp, days with fraction: a timestamp. */
  | 'addTime'
  /** From the first to the second: days of the calendar; days with fraction; months that are complete (null backwards). */
  | 'daysBetween'
  | 'timeBetween'
  | 'monthsBetween'
  /** Mondays to Fridays from the first to the second, both counted; negative backwards. */
  | 'workdays'

/** Nulls are left out; `count` without an argument counts rows. Sums of doubles are compensated. */
export interface Aggregate {
  fn: 'count' | 'countDistinct' | 'sum' | 'mean' | 'median' | 'quantile' | 'min' | 'max' | 'sd'
  arg?: Expression
  p?: number
  where?: Expression
}

export interface Window {
  /** `lag` is the value of the row before, `first` the first of the frame, `lastValue` the last that is not null. */
  fn: 'rowNumber' | 'rank' | 'sum' | 'mean' | 'count' | 'lag' | 'first' | 'lastValue'
  arg?: Expression
  partitionBy: readonly Expression[]
  orderBy: readonly SortKey[]
  /** Which rows are taken; else those up to this one and its peers, or the whole part when there is no order. */
  frame?: Frame
}

/**
 * `rows`: this row and so many before it. `steps`: the rows whose only key, ascending, lies `from` to `to` calendar
 * units before this row's (`one`: whole numbers); rows with a null key see each other alone.
 */
export type Frame =
  | { kind: 'rows'; before: number }
  | { kind: 'steps'; unit: TimeUnit | 'one'; from: number; to: number }

/** Nulls sort last in both directions. */
export interface SortKey {
  by: Expression
  direction: 'asc' | 'desc'
}
