import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import type { Recipe } from '../../contract/recipe.ts'
import { datasetQuery } from '../datasets/queries.ts'
import type { OtherTables } from './columnsAt.ts'
import { scanOf } from './columnsAt.ts'

export interface Others {
  tableOf: OtherTables
  nameOf: (datasetId: string, tableId: string) => string | null
  isPending: boolean
}

/** The tables of other datasets that steps speak of. */
export function useOtherTables(recipe: Recipe): Others {
  const ids = [
    ...new Set(recipe.steps.flatMap(({ step }) => ('datasetId' in step && step.datasetId ? [step.datasetId] : []))),
  ]
  const asked = useQueries({ queries: ids.map(id => ({ ...datasetQuery(id), retry: false })) })
  const isPending = asked.some(query => query.isPending)
  const datasets = asked.flatMap(({ data }) => (data ? [data] : []))
  const key = datasets.map(({ id, version }) => `${id} ${version.id}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when the datasets are others
  return useMemo(() => ({ ...lookup(datasets), isPending }), [key, isPending])
}

function lookup(datasets: readonly Dataset[]): Omit<Others, 'isPending'> {
  const find = (datasetId: string, tableId: string): { dataset: Dataset; table: DatasetTable } | null => {
    const dataset = datasets.find(({ id }) => id === datasetId)
    const table = dataset?.tablesOfVersion.find(({ id }) => id === tableId)
    return dataset && table ? { dataset, table } : null
  }
  return {
    tableOf: (datasetId, tableId) => {
      const found = find(datasetId, tableId)
      return found && { scan: scanOf({ datasetId, tableId }, found.table.columns), columns: found.table.columns }
    },
    nameOf: (datasetId, tableId) => {
      const found = find(datasetId, tableId)
      if (!found) return null
      return found.dataset.tablesOfVersion.length > 1
        ? `${found.dataset.name}: ${found.table.name}`
        : found.dataset.name
    },
  }
}
