import { useQuery } from '@tanstack/react-query'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import { versionRoutes } from '../../contract/routes/versions.ts'
import { call } from '../api.ts'
import { Card } from '../ui/Card.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { RecipeEditor } from './RecipeEditor.tsx'

interface Props {
  dataset: Dataset
  table: DatasetTable
}

/** The steps of preparation of a table, and what they make of it. */
export function PrepareView({ dataset, table }: Props) {
  const params = { datasetId: dataset.id, tableId: table.id }
  const asked = useQuery({
    queryKey: ['dataset', dataset.id, 'recipe', table.id, dataset.version.id],
    queryFn: ({ signal }) => call(versionRoutes.getRecipe, { params }, signal),
  })
  if (asked.error)
    return (
      <Card>
        <Fault error={asked.error} onRetry={() => void asked.refetch()} />
      </Card>
    )
  if (!asked.data) return <Skeleton className="h-96" />
  return <RecipeEditor key={asked.data.versionId} dataset={dataset} table={table} read={asked.data} />
}
