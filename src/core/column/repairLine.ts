import type { ColumnType } from '../../contract/column.ts'
import type { ColumnSetting } from '../../contract/settings.ts'
import type { FamilyFit } from './chooseType.ts'
import { AS_IT_STANDS } from './columnWish.ts'
import type { Family, TextCount } from './family.ts'
import type { RepairCode } from './repairWords.ts'

/** What was decided about one column, for its lines in the receipt. */
export interface TypedColumn {
  name: string
  type: ColumnType
  /** The chosen reading; null for text. */
  fit: FamilyFit | null
  /** Every reading that was measured. */
  fits: readonly FamilyFit[]
  nonNull: number
  missing: readonly TextCount[]
  rejected: number
  trimmed: number
  /** Cells with entities that were put into letters. */
  decoded: number
  currency: string | null
  texts: readonly TextCount[]
  /** A person decided how it is read: nothing is in doubt. */
  isDecided: boolean
  /** The other columns of the table leave no doubt how it is read. */
  isSettled: boolean
}

/** What of a column's setting changes. */
export type ColumnChange = Omit<ColumnSetting, 'column'>

/** Cells that a line is about, so that examples of them can be shown. `holding`: those with one of the marks. */
export type Touched =
  | { cells: 'read' | 'present' | 'padded' | 'entities' | 'rejected' }
  | { cells: 'missing'; texts: readonly string[] }
  | { cells: 'holding'; marks: readonly string[] }

/** Another way to read the column. `family`: how, so that examples of it can be shown. */
export interface LineChoice {
  code: RepairCode
  params: Readonly<Record<string, string | number>>
  change: ColumnChange
  isLikely: boolean
  family: Family | null
}

/** One line of the receipt on a column, before it has its examples. */
export interface RepairLine {
  code: RepairCode
  count: number
  params: Readonly<Record<string, string | number>>
  touched: Touched
  undo: ColumnChange | null
  choices: readonly LineChoice[]
}

/** A fresh copy each time it is spread: settings are data, and nobody else's to change. */
export const AS_IT_STANDS_CHANGE: ColumnChange = { ...AS_IT_STANDS, missing: [...AS_IT_STANDS.missing] }

/** A line that says nothing but its code and count, and cannot be undone. */
export function plain(code: RepairCode, count: number, touched: Touched = { cells: 'read' }): RepairLine {
  return { code, count, params: {}, touched, undo: null, choices: [] }
}
