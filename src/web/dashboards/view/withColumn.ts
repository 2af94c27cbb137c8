import type { DashboardTile } from '../../../contract/dashboard.ts'
import type { UsedColumn } from '../../../contract/savedChart.ts'
import { moveQuestion } from '../../../core/chart/moveQuestion.ts'

/** The tile with another column in the place of one; null when it does not ask a question. */
export function withColumn(tile: DashboardTile, missing: string, instead: UsedColumn): DashboardTile | null {
  const { config } = tile
  if (config.kind !== 'chart' && config.kind !== 'finding') return null
  const { question, columns } = config
  const ids = new Map(columns.map(({ id }) => [id, id === missing ? instead.id : id]))
  const kept = columns.filter(({ id }) => id !== missing && id !== instead.id)
  return {
    ...tile,
    config: { ...config, question: moveQuestion(question, question.source, ids), columns: [...kept, instead] },
  }
}
