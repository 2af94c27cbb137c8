import type { DashboardDocument } from '../../contract/dashboard.ts'

/** Ids of the datasets that a dashboard's tiles and filters are about, in their order. */
export function datasetsOf({ tiles, filters }: Pick<DashboardDocument, 'tiles' | 'filters'>): string[] {
  const asked = tiles.flatMap(({ config }) =>
    config.kind === 'chart' || config.kind === 'finding' ? [config.question.source.datasetId] : [],
  )
  const offered = filters.flatMap(({ column, metrics }) => [column, ...metrics.map(metric => metric.column)])
  return [...new Set([...asked, ...offered.flatMap(column => column?.datasetId ?? [])])].sort()
}
