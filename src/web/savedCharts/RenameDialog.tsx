import type { SavedChart } from '../../contract/savedChart.ts'
import { savedChartsText as words } from '../savedChartsText.ts'
import { SaveDialog } from './SaveDialog.tsx'
import { useChartChanges } from './useChartChanges.ts'

/** Another name, or another description, for a chart that is kept. */
export function RenameDialog({ chart, onClose }: { chart: SavedChart; onClose: () => void }) {
  const { edit } = useChartChanges()
  return (
    <SaveDialog
      title={words.renameTitle}
      name={chart.name}
      description={chart.description}
      busy={edit.isPending}
      error={edit.error}
      onClose={onClose}
      onSave={named => edit.mutate({ chart, ...named }, { onSuccess: onClose })}
    />
  )
}
