import { useQueries } from '@tanstack/react-query'
import type { Column } from '../../../contract/column.ts'
import type { DashboardDocument } from '../../../contract/dashboard.ts'
import { isAskingConfig, sourceOf } from '../../../core/dashboard/asked.ts'
import { datasetQuery } from '../../datasets/queries.ts'

export interface SourceTable {
  datasetId: string
  tableId: string
  name: string
  columns: readonly Column[]
}

interface Sources {
  tables: SourceTable[]
  isPending: boolean
  /** Null for a table that is not (or not yet) there. */
  columnsOf: (source: { datasetId: string; tableId: string }) => readonly Column[] | null
}

/** The tables of the datasets that a dashboard draws, and of some others; those that it draws by come first. */
export function useSourceColumns({ tiles, filters }: DashboardDocument, others: readonly string[]): Sources {
  const drawn = tiles.flatMap(({ config }) => (isAskingConfig(config) ? [sourceOf(config)] : []))
  const named = filters.flatMap(({ column }) => (column ? [column.datasetId] : []))
  const ids = [...new Set([...drawn.map(({ datasetId }) => datasetId), ...named, ...others])]
  const asked = useQueries({ queries: ids.map(id => datasetQuery(id)) })
  const all = asked.flatMap(({ data }) =>
    (data?.tablesOfVersion ?? []).map((table): SourceTable => {
      const name = data && data.tablesOfVersion.length > 1 ? `${data.name} · ${table.name}` : (data?.name ?? '')
      return { datasetId: data?.id ?? '', tableId: table.id, name, columns: table.columns }
    }),
  )
  const isDrawn = (table: SourceTable) => Number(drawn.some(source => isOf(table, source)))
  return {
    tables: all.sort((a, b) => isDrawn(b) - isDrawn(a)),
    isPending: asked.some(({ isPending }) => isPending),
    columnsOf: source => all.find(table => isOf(table, source))?.columns ?? null,
  }
}

const isOf = (table: SourceTable, { datasetId, tableId }: { datasetId: string; tableId: string }) =>
  table.datasetId === datasetId && table.tableId === tableId
