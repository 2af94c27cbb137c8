import type { ChartModel } from '../../contract/chart.ts'
import { BillLine } from '../figures/BillLine.tsx'
import { useSeeRows } from '../figures/useSeeRows.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { say } from '../words.ts'

interface Props {
  model: ChartModel
  title: string
  onClose: () => void
}

/** Which rows a whole chart is made of; a single mark has its own card. */
export function SourceDialog({ model, title, onClose }: Props) {
  const seeRows = useSeeRows()
  return (
    <Dialog open onClose={onClose} title={title}>
      <p className="text-body">{say(model.summary)}</p>
      <BillLine bill={model.bill} />
      <p className="mt-2 text-body text-muted">{text.dashboard.markNote}</p>
      <Button
        look="primary"
        className="mt-4"
        onClick={() => {
          onClose()
          seeRows(model.plan.source, model.plan.filter ?? null)
        }}
      >
        {text.figure.seeRows}
      </Button>
    </Dialog>
  )
}
