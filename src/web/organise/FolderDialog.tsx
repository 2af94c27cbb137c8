import { useQuery } from '@tanstack/react-query'
import { Folder as FolderIcon, FolderOpen } from 'lucide-react'
import type { Folder } from '../../contract/dataset.ts'
import { organiseText as words } from '../organiseText.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { foldersQuery } from './queries.ts'

interface Props {
  title: string
  /** Where it lies now. */
  folderId: string | null
  /** What the place outside all folders is called. */
  top: string
  onChoose: (folderId: string | null, name: string) => void
  onClose: () => void
}

/** Chooses the folder something lies in. */
export function FolderDialog({ title, folderId, top, onChoose, onClose }: Props) {
  const { data } = useQuery(foldersQuery)
  const choice = (id: string | null, name: string, depth: number) => {
    const isHere = folderId === id
    const Icon = isHere ? FolderOpen : FolderIcon
    return (
      <li key={id ?? ''}>
        <button
          type="button"
          disabled={isHere}
          onClick={() => onChoose(id, name)}
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
    <Dialog open onClose={onClose} title={title}>
      <ul>
        {choice(null, top, 0)}
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
