import type { ChartModel } from '../../contract/chart.ts'
import { ModelTable } from './ModelTable.tsx'

/** A short list of rows on the dashboard. */
export function TableTile({ model, title }: { model: ChartModel; title: string }) {
  return (
    <div className="-mx-4 -mb-3 mt-2 min-h-0 flex-1 overflow-auto border-line border-t">
      <ModelTable model={model} label={title} />
    </div>
  )
}
