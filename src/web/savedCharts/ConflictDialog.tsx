import { useQueryClient } from '@tanstack/react-query'
import type { SavedChart } from '../../contract/savedChart.ts'
import { savedChartsText as words } from '../savedChartsText.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { chartQuery } from './queries.ts'

interface Props {
  chart: SavedChart
  onSaveAs: () => void
  onTheirs: (theirs: SavedChart) => void
  onClose: () => void
}

/** Somebody else was faster: nothing is overwritten, and nothing of one's own is lost. */
export function ConflictDialog({ chart, onSaveAs, onTheirs, onClose }: Props) {
  const queries = useQueryClient()
  const load = async () => onTheirs(await queries.fetchQuery({ ...chartQuery(chart.id), staleTime: 0 }))
  return (
    <Dialog open onClose={onClose} title={words.conflict} description={words.conflictNote}>
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={() => void load()}>{words.loadTheirs}</Button>
        <Button look="primary" onClick={onSaveAs}>
          {words.saveAs}
        </Button>
      </div>
    </Dialog>
  )
}
