import type { DashboardTile } from '../../../contract/dashboard.ts'
import type { UsedColumn } from '../../../contract/savedChart.ts'
import { isAskingConfig, moveAsking, sourceOf } from '../../../core/dashboard/asked.ts'

/** The tile with another column in the place of one; null when it asks no data. */
export function withColumn(tile: DashboardTile, missing: string, instead: UsedColumn): DashboardTile | null {
  const { config } = tile
  if (!isAskingConfig(config)) return null
  const { columns } = config
  const ids = new Map(columns.map(({ id }) => [id, id === missing ? instead.id : id]))
  const kept = columns.filter(({ id }) => id !== missing && id !== instead.id)
  return {
    ...tile,
    config: { ...moveAsking(config, sourceOf(config), ids), columns: [...kept, instead] },
  }
}
