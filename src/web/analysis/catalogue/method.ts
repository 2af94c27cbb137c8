import type { AnalysisType } from '../../../contract/analysis/analysis.ts'

/**
 * Which columns a field takes. `time`: dates or whole years; `day`: dates alone; `two`: two values; `explaining`: numbers,
 * dates and few enough groups; `count`: whole numbers; `stage`: groups that follow each other; `customer` and `order`: names that come back in several rows.
 */
export type Kind =
  | 'number'
  | 'count'
  | 'stage'
  | 'time'
  | 'day'
  | 'group'
  | 'two'
  | 'explaining'
  | 'customer'
  | 'order'
  | 'any'

/** What a person chooses for a method; what may stay empty is left to the method. */
export type MethodField =
  | { is: 'column'; key: string; label: string; kind: Kind; optional?: string }
  /** `first`: so many are chosen to begin with; `not`, `within`: none of, only the columns that another field holds. */
  | {
      is: 'columns'
      key: string
      label: string
      kind: Kind
      least: number
      first?: number
      not?: string
      within?: string
    }
  /** `empty` says what an empty field means; it is asked for as `emptyIs`. */
  | {
      is: 'number'
      key: string
      label: string
      min: number
      max: number
      step?: number
      first?: number
      empty?: string
      emptyIs?: null
    }
  | { is: 'choice'; key: string; label: string; options: readonly (readonly [value: string | number, label: string])[] }
  | { is: 'flag'; key: string; label: string; isOn?: true }
  /** Values of the column that the field `of` holds, in an order; `all`: none chosen is every one. */
  | { is: 'values'; key: string; label: string; of: string; least: number; all?: string }
  /** One of its values. */
  | { is: 'value'; key: string; label: string; of: string; empty: string }
  /** Pairs of the columns that the field `of` holds. */
  | { is: 'pairs'; key: string; label: string; of: string }
  /** Values of those columns, to predict at. */
  | { is: 'places'; key: string; label: string; of: string }

export interface Method {
  type: AnalysisType
  name: string
  /** The question it answers, as a person would ask it. */
  asks: string
  fields: readonly MethodField[]
  /** What few people change. */
  more?: readonly MethodField[]
  /** Two fields of which exactly one is needed. */
  either?: readonly [string, string]
}
