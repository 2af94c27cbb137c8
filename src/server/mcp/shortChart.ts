import type { z } from 'zod'
import type { ChartModel } from '../../contract/chart.ts'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import type { Question } from '../../contract/question.ts'
import { ShortChart } from '../../contract/shortChart.ts'
import { renderChart } from '../../domains/charts/renderChart.ts'
import type { Context } from '../../ports/context.ts'
import { filterOf, whereField } from './conditions.ts'

/** A chart in a few words, of a table that is named elsewhere: fields of a tool's input. */
export const shortFields = {
  ...ShortChart.omit({ datasetId: true, tableId: true, filter: true, title: true }).shape,
  where: whereField,
}
type Short = z.output<z.ZodObject<typeof shortFields>>

interface Place {
  dataset: Dataset
  table: DatasetTable
}

/** The chart drawn, and the question that asks for it; its title is its own. @throws DomainError invalid_plan */
export async function drawShort(
  ctx: Context,
  { dataset, table }: Place,
  { where, ...short }: Short,
): Promise<{ question: Question; model: ChartModel }> {
  const filter = filterOf(where, table.columns)
  const place = { datasetId: dataset.id, tableId: table.id }
  return renderChart(ctx, { ...short, ...place, ...(filter && { filter }) })
}
