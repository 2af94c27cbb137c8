import { useNavigate, useParams } from '@tanstack/react-router'
import type { Filter } from '../../contract/plan.ts'

/** Opens the Data tab on the rows behind a figure. */
export function useSeeRows() {
  const go = useNavigate()
  const { datasetId } = useParams({ from: '/shell/datasets/$datasetId' })
  return (tableId: string | undefined, rows: Filter | null) =>
    void go({
      to: '/datasets/$datasetId',
      params: { datasetId },
      search: { tab: 'data', ...(tableId && { table: tableId }), ...(rows && { where: JSON.stringify(rows) }) },
    })
}
