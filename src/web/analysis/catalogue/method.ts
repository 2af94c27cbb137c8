import type { AnalysisType } from '../../../contract/analysis/analysis.ts'

/** Which columns a field takes. */
export type Kind = 'number' | 'time' | 'group' | 'two' | 'any'

/** What a person chooses for a method. `many` fields hold several columns; `optional` ones may stay empty. */
export type MethodField =
  | { is: 'column'; key: string; label: string; kind: Kind; optional?: string }
  | { is: 'columns'; key: string; label: string; kind: Kind; least: number }
  | { is: 'number'; key: string; label: string; optional?: boolean; min: number; max: number; step?: number }
  | { is: 'choice'; key: string; label: string; options: readonly (readonly [value: string, label: string])[] }
  | { is: 'flag'; key: string; label: string }
  /** Values of the column that the field `of` holds, in an order. */
  | { is: 'values'; key: string; label: string; of: string; least: number }

export interface Method {
  type: AnalysisType
  name: string
  /** The question it answers, as a person would ask it. */
  asks: string
  fields: readonly MethodField[]
}
