import { useNavigate } from '@tanstack/react-router'
import type { Filter, PlanSource } from '../../contract/plan.ts'

/** Opens the Data tab on the rows behind a figure. */
export function useSeeRows() {
  const go = useNavigate()
  return ({ datasetId, tableId }: PlanSource, rows: Filter | null) =>
    void go({
      to: '/datasets/$datasetId',
      params: { datasetId },
      search: { tab: 'data', table: tableId, ...(rows && { where: JSON.stringify(rows) }) },
    })
}
