import { useQuery } from '@tanstack/react-query'
import { Folder as FolderIcon, FolderOpen } from 'lucide-react'
import type { DatasetSummary, Folder } from '../../contract/dataset.ts'
import { useDatasetChanges } from '../datasets/useDatasetChanges.ts'
import { organiseText as words } from '../organiseText.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/Toast.tsx'
import { foldersQuery } from './queries.ts'

/** Chooses the folder a dataset lies in. */
export function MoveDialog({ dataset, onClose }: { dataset: DatasetSummary; onClose: () => void }) {
  const { data } = useQuery(foldersQuery)
  const { save } = useDatasetChanges()
  const move = async (folderId: string | null, name: string) => {
    onClose()
    await save({ id: dataset.id, folderId })
    toast(words.moved(dataset.name, name))
  }
  const choice = (id: string | null, name: string, depth: number) => {
    const isHere = dataset.folderId === id
    const Icon = isHere ? FolderOpen : FolderIcon
    return (
      <li key={id ?? ''}>
        <button
          type="button"
          disabled={isHere}
          onClick={() => void move(id, name)}
          style={{ paddingLeft: 8 + depth * 16 }}
          className="flex min-h-9 w-full items-center gap-2 rounded-control pr-2 text-left text-body hover:bg-hover disabled:opacity-60"
        >
          <Icon size={14} aria-hidden className="shrink-0 text-muted" />
          <span className="min-w-0 flex-1 truncate">{name}</span>
          {isHere && <span className="text-label text-muted">{words.here}</span>}
        </button>
      </li>
    )
  }
  return (
    <Dialog open onClose={onClose} title={words.moveTitle(dataset.name)}>
      <ul>
        {choice(null, words.top, 0)}
        {inOrder(data?.items ?? []).map(({ folder, depth }) => choice(folder.id, folder.name, depth + 1))}
      </ul>
    </Dialog>
  )
}

/** Folders as an outline: each followed by what stands in it. */
function inOrder(
  folders: readonly Folder[],
  parentId: string | null = null,
  depth = 0,
): { folder: Folder; depth: number }[] {
  return folders
    .filter(folder => folder.parentId === parentId)
    .flatMap(folder => [{ folder, depth }, ...inOrder(folders, folder.id, depth + 1)])
}
