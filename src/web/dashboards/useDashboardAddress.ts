import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Filter } from '../../contract/plan.ts'
import { joined, readConditions, writeConditions } from '../grid/conditions.ts'

/** What the dashboard is zoomed into and compared, as the address says it. */
export function useDashboardAddress() {
  const search = useSearch({ from: '/shell/datasets/$datasetId' })
  const params = useParams({ from: '/shell/datasets/$datasetId' })
  const go = useNavigate()
  const change = (part: { zoom?: string | undefined; compare?: string | undefined }) => {
    const next = Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined)
    void go({ to: '/datasets/$datasetId', params, search: Object.fromEntries(next) })
  }
  const conditions = useMemo(() => readConditions(search.zoom), [search.zoom])
  const compared = useMemo(() => joined(readConditions(search.compare)), [search.compare])
  return {
    conditions,
    zoom: joined(conditions),
    compared,
    zoomTo: (next: readonly Filter[]) => change({ zoom: writeConditions(next), compare: undefined }),
    compare: (filter: Filter | undefined) => change({ compare: filter && JSON.stringify(filter) }),
  }
}
