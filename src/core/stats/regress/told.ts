import type { RegressionAnswer, RegressionRequest } from '../../../contract/analysis/regress.ts'
import type { Column } from '../../../contract/column.ts'
import type { TwofoldArray } from '../linear/twofold.ts'
import type { Diagnostics } from './diagnostics.ts'
import type { Fit } from './fit.ts'
import type { Prepared } from './prepare.ts'
import type { ReadRows } from './readRows.ts'

/** A fit with everything that is told of it. */
export interface Told {
  request: RegressionRequest
  y: Column
  prepared: Prepared
  fit: Fit
  /** The rows that were read, the fit to them alone, and the columns around their means. */
  rows: { fit: Fit; columns: readonly TwofoldArray[]; read: ReadRows }
  /** The fit is of all rows, what is said of single rows of a sample. */
  isLarge: boolean
  /** Of more rows than are read: the variance of all rows' scores, where robust errors were asked for. */
  robustOfAll: number[][] | null
}

/** Besides what was asked: what its rows and its numbers say. */
export interface Shown extends Told {
  diagnostics: Diagnostics
  cook: Float64Array
  studentized: Float64Array
  result: RegressionAnswer['result']
}
