import type { ForecastModel } from '../../../../contract/analysis/forecast.ts'

export type ModelName = ForecastModel

/** What a fitted model says comes next. */
export interface Outlook {
  mean: Float64Array
  /** Of each level, where so much of what comes is expected to lie. */
  bands: readonly Band[]
}

export interface Band {
  level: number
  low: Float64Array
  high: Float64Array
}

/** A model that was fitted to a series. */
export interface Fitted {
  /** One step ahead; of the values before which nothing was known there are none. */
  residual: Float64Array
  parameters: Readonly<Record<string, number>>
  mean(horizon: number): Float64Array
  outlook(horizon: number, levels: readonly number[]): Outlook
  /** What a later fit to much of the same may begin with. */
  searched?: readonly number[]
}

/** A way to look ahead. `fit` gives null where the series does not allow it. */
export interface Model {
  name: ModelName
  fit(y: Float64Array, near?: readonly number[]): Fitted | null
}
