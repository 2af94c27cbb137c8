import type { ChartModel, ChartSpec } from '../../contract/chart.ts'
import { text } from '../text.ts'
import { Empty } from '../ui/Empty.tsx'
import { ChartTile } from './ChartTile.tsx'
import { MetricTile } from './MetricTile.tsx'
import { PivotTile } from './PivotTile.tsx'
import { TableTile } from './TableTile.tsx'

interface Props {
  model: ChartModel
  encoding: Partial<ChartSpec['encoding']>
  title: string
  onOpenData: () => void
  hidden?: ReadonlySet<string> | undefined
  /** A key figure without what narrows it, in words. */
  whole?: string | undefined
}

/** A chart of any type, below its title: a key figure, a table, a pivot table or a picture. */
export function ModelBody({ model, title, whole, ...drawn }: Props) {
  if (model.type === 'metric') return <MetricTile model={model} title={title} whole={whole} />
  if (model.table.rowCount === 0) return <Empty>{text.grid.noRows}</Empty>
  if (model.type === 'table') return <TableTile model={model} title={title} />
  if (model.type === 'pivot') return <PivotTile model={model} encoding={drawn.encoding} title={title} />
  return <ChartTile model={model} {...drawn} />
}
