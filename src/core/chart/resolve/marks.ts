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
  /** Results of `spec.totals`, in their order. */
  totals?: readonly ResultTable[]
}

type Drawn = 'x' | 'y' | 'series' | 'metric' | 'stack' | 'facets' | 'legend' | 'tree' | 'pivot' | 'sizeTitle'

/** The parts of a model that depend on the mark; what a mark does not have may be left out. */
export type Marks = Partial<Pick<ChartModel, Drawn>> & { summary: Message; notes?: Message[] }
