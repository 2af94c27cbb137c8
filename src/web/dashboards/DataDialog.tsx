import type { ChartModel } from '../../contract/chart.ts'
import { DrillProvider } from '../figures/drill.ts'
import { FigureCards } from '../figures/FigureCards.tsx'
import { useDrillAfter } from '../figures/useDrillAfter.ts'
import { text } from '../text.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ModelTable } from './ModelTable.tsx'

interface Props {
  model: ChartModel
  title: string
  onClose: () => void
}

/** The table behind a chart. */
export function DataDialog({ model, title, onClose }: Props) {
  const words = text.dashboard
  const drill = useDrillAfter(onClose)
  const hasFigures = model.plan.measures.length > 0
  return (
    <Dialog open onClose={onClose} wide title={title} description={hasFigures ? words.dataNote : undefined}>
      <FigureCards isInline>
        <DrillProvider value={drill}>
          <div className="overflow-hidden rounded-card border border-line">
            <ModelTable model={model} label={title} />
          </div>
        </DrillProvider>
      </FigureCards>
      {model.table.truncated && <p className="mt-2 text-label text-muted">{words.truncated(model.table.rowCount)}</p>}
    </Dialog>
  )
}
