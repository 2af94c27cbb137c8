import type { Axis, ChartModel, Format, Series } from '../../src/contract/chart.ts'
import type { Scalar } from '../../src/contract/column.ts'
import type { QueryPlan } from '../../src/contract/plan.ts'

export const number: Format = { kind: 'number', unit: null, fractionDigits: null, timeUnit: null }
const plan: QueryPlan = {
  source: { datasetId: 'd', tableId: 't' },
  dimensions: [],
  measures: [],
  tops: [],
  sort: [],
  limit: 1000,
  offset: 0,
}

interface Part {
  type: ChartModel['type']
  categories: Scalar[]
  series: Series[]
  plan?: QueryPlan
  horizontal?: boolean
  stack?: ChartModel['stack']
  facets?: ChartModel['facets']
  tree?: ChartModel['tree']
  x?: Partial<Axis>
  y?: Partial<Axis>
  table?: [string, Scalar[]][]
}

/** A chart model around the parts that a test is about. */
export function chartModel({
  type,
  categories,
  series,
  horizontal = false,
  stack = 'none',
  table = [],
  ...rest
}: Part): ChartModel {
  const axis = { type: 'text', format: { ...number, kind: 'text' }, categories, startsAtZero: false } as const
  return {
    type,
    title: { code: 'chart.measure', params: {} },
    subtitle: null,
    summary: { code: 'summary.empty', params: {} },
    x: { kind: 'category', title: 'x', ...axis, categories, ...rest.x },
    y: { kind: 'value', title: 'y', type: 'double', format: number, categories: [], startsAtZero: true, ...rest.y },
    series,
    horizontal,
    stack,
    facets: rest.facets ?? null,
    legend: null,
    tree: rest.tree ?? null,
    pivot: null,
    metric: null,
    table: {
      columns: table.map(([id]) => ({ id, name: id, type: 'text' })),
      data: table.map(([, values]) => values),
      rowCount: table[0]?.[1].length ?? 0,
      truncated: false,
    },
    formats: table.map(() => number),
    notes: [],
    bill: { rowsIn: 0, leftOut: [], rowsUsed: 0 },
    plan: rest.plan ?? plan,
  }
}
