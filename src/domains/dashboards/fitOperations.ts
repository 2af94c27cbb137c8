import type { Column } from '../../contract/column.ts'
import type { Operation, TileConfig } from '../../contract/dashboard.ts'
import type { DashboardFilter } from '../../contract/dashboardFilter.ts'
import type { PlanSource } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { UsedColumn } from '../../contract/savedChart.ts'
import { type Asking, columnsOf, isAskingConfig, sourceOf } from '../../core/dashboard/asked.ts'
import type { Context } from '../../ports/context.ts'
import { loadScan } from '../datasets/loadScan.ts'

export interface Fitted {
  operations: Operation[]
  /** Datasets that the operations name and the asker cannot see: deleted, of others, or never there. */
  unseen: string[]
}

type Table = Pick<PlanSource, 'datasetId' | 'tableId'>

/**
 * Operations with the columns that their tiles need as the tables have them now. A column that a table lacks keeps what was
 * said of it: the tile tells what is missing. Asks the database; so before the transaction that writes them.
 */
export async function fitOperations(ctx: Context, operations: readonly Operation[]): Promise<Fitted> {
  const named = new Map(operations.flatMap(tablesOf).map(table => [keyOf(table), table]))
  const loading = [...named].map(async ([key, table]) => [key, await columnsIn(ctx, table)] as const)
  const known = new Map(await Promise.all(loading))
  const unseen = [...named].filter(([key]) => known.get(key) === null).map(([, { datasetId }]) => datasetId)
  const fill = (config: TileConfig): TileConfig => {
    const columns = isAskingConfig(config) ? known.get(keyOf(sourceOf(config))) : null
    return columns && isAskingConfig(config) ? { ...config, columns: usedColumns(config, columns) } : config
  }
  return { operations: operations.map(operation => fitted(operation, fill)), unseen: [...new Set(unseen)] }
}

function fitted(operation: Operation, fill: (config: TileConfig) => TileConfig): Operation {
  if (operation.op === 'putTile')
    return { ...operation, item: { ...operation.item, config: fill(operation.item.config) } }
  if (operation.op !== 'setTile' || !operation.fields.config) return operation
  return { ...operation, fields: { ...operation.fields, config: fill(operation.fields.config) } }
}

/** The tables that an operation speaks of. */
function tablesOf(operation: Operation): Table[] {
  switch (operation.op) {
    case 'putTile':
      return tablesOfConfig(operation.item.config)
    case 'setTile':
      return operation.fields.config ? tablesOfConfig(operation.fields.config) : []
    case 'putFilter':
      return tablesOfFilter(operation.item)
    case 'setFilter':
      return tablesOfFilter(operation.fields)
    default:
      return []
  }
}

const tablesOfConfig = (config: TileConfig): Table[] => (isAskingConfig(config) ? [sourceOf(config)] : [])

function tablesOfFilter({ column, metrics = [] }: Partial<DashboardFilter>): Table[] {
  const columns = [column, ...metrics.map(metric => metric.column)]
  return columns.filter(one => one !== null && one !== undefined)
}

const keyOf = ({ datasetId, tableId }: Table) => JSON.stringify([datasetId, tableId])

async function columnsIn(ctx: Context, { datasetId, tableId }: Table): Promise<readonly Column[] | null> {
  try {
    return (await loadScan(ctx, { datasetId, tableId })).table.columns
  } catch (fault) {
    if (fault instanceof DomainError && fault.code === 'not_found') return null
    throw fault
  }
}

function usedColumns(config: Asking, columns: readonly Column[]): UsedColumn[] {
  const { columns: said } = config
  return columnsOf(config).flatMap(id => {
    if (id === '_row') return [{ id, name: 'Row', type: 'integer' }]
    const column = columns.find(one => one.id === id) ?? said.find(one => one.id === id)
    return column ? [{ id, name: column.name, type: column.type }] : []
  })
}
