import type { ChartType } from '../../contract/chart.ts'
import type { Column } from '../../contract/column.ts'
import type { AggregateName, Calculation, Filter, TimePart, TimeUnit } from '../../contract/plan.ts'

/** A figure that is asked for; without a column rows are counted. */
export interface WishedFigure {
  aggregate: AggregateName
  /** Of a quantile, 0 to 1. */
  p?: number | undefined
  column?: Column | undefined
  calculation?: Calculation | undefined
}

/** A column to group by. */
export interface WishedGroup {
  column: Column
  timeUnit?: TimeUnit | undefined
  timePart?: TimePart | undefined
  bins?: number | undefined
  /** Its few groups are held against each other. */
  isSide?: boolean | undefined
}

/** What a question in words asks for, before it is put on shelves. */
export interface Wish {
  /** `figures`: of groups; `rows`: a list; `spread`: how one number is distributed; `points`: one number against another; `boxes`: how a number spreads in groups. */
  shape: 'figures' | 'rows' | 'spread' | 'points' | 'boxes'
  type: ChartType | null
  figures: WishedFigure[]
  groups: WishedGroup[]
  filters: Filter[]
  /** Conditions on the first figures. */
  having: Filter[]
  /** Of a number: x and y of points, or the number that spreads. */
  raw: Column[]
  /** The first `n` groups, or rows, by the first figure or by `by`. */
  top: { n: number; direction: 'asc' | 'desc'; group: Column | null; by: Column | null } | null
  sort: { by: 'value' | 'name'; direction: 'asc' | 'desc'; column: Column | null } | null
  limit: number | null
  /** Two sides that are held against each other: bars stand side by side. */
  isCompared: boolean
}

export const emptyWish = (): Wish => ({
  shape: 'figures',
  type: null,
  figures: [],
  groups: [],
  filters: [],
  having: [],
  raw: [],
  top: null,
  sort: null,
  limit: null,
  isCompared: false,
})
