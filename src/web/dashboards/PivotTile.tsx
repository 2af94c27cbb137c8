import type { ChartModel, ChartSpec } from '../../contract/chart.ts'
import { PivotTable } from './PivotTable.tsx'

/** A pivot table within its card; it scrolls by itself, its heads stay. */
export function PivotTile(props: { model: ChartModel; encoding: Partial<ChartSpec['encoding']>; title: string }) {
  return (
    <div className="-mx-4 -mb-3 mt-2 flex min-h-0 flex-1 flex-col border-line border-t">
      <PivotTable {...props} />
    </div>
  )
}
