import type { DatasetSummary } from '../../contract/dataset.ts'
import { useDatasetChanges } from '../datasets/useDatasetChanges.ts'
import { organiseText as words } from '../organiseText.ts'
import { toast } from '../ui/Toast.tsx'
import { FolderDialog } from './FolderDialog.tsx'

/** Chooses the folder a dataset lies in. */
export function MoveDialog({ dataset, onClose }: { dataset: DatasetSummary; onClose: () => void }) {
  const { save } = useDatasetChanges()
  const move = async (folderId: string | null, name: string) => {
    onClose()
    await save({ id: dataset.id, folderId })
    toast(words.moved(dataset.name, name))
  }
  return (
    <FolderDialog
      title={words.moveTitle(dataset.name)}
      folderId={dataset.folderId}
      top={words.top}
      onChoose={(id, name) => void move(id, name)}
      onClose={onClose}
    />
  )
}
