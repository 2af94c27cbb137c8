import type { DashboardDocument } from '../../contract/dashboard.ts'
import { isAskingConfig, sourceOf } from './asked.ts'

/** Ids of the datasets that a dashboard's tiles and filters are about, in their order. */
export function datasetsOf({ tiles, filters }: Pick<DashboardDocument, 'tiles' | 'filters'>): string[] {
  const asked = tiles.flatMap(({ config }) => (isAskingConfig(config) ? [sourceOf(config).datasetId] : []))
  const offered = filters.flatMap(({ column, metrics }) => [column, ...metrics.map(metric => metric.column)])
  return [...new Set([...asked, ...offered.flatMap(column => column?.datasetId ?? [])])].sort()
}
