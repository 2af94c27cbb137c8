import type { ChartModel, ChartSpec } from '../../../contract/chart.ts'
import type { Column } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import type { Bill, ResultTable } from '../../../contract/plan.ts'

/** What a chart is resolved from. */
export interface Resolving {
  spec: ChartSpec
  columns: ReadonlyMap<string, Column>
  table: ResultTable
  bill: Bill
  /** Result of `spec.trend`. */
  trend: ResultTable | null
}

/** The parts of a model that depend on the mark. */
export type Marks = Pick<ChartModel, 'x' | 'y' | 'series' | 'metric' | 'summary'> & { notes: Message[] }
