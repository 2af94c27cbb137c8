import { useQuery } from '@tanstack/react-query'
import { ChevronRight, Ellipsis, Folder as FolderIcon, FolderPlus, Tag as TagIcon, X } from 'lucide-react'
import { useState } from 'react'
import type { Folder } from '../../contract/dataset.ts'
import { useMay } from '../access/me.ts'
import { formatCount } from '../format.ts'
import { organiseText as words } from '../organiseText.ts'
import { Fault } from '../ui/Fault.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Input } from '../ui/Input.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import type { Narrowing } from './narrowing.ts'
import { dashboardFoldersQuery, foldersQuery, tagsQuery, useOrganise } from './queries.ts'

const chip =
  'control inline-flex max-w-60 items-center gap-1.5 rounded-control border border-line bg-surface px-2.5 text-body hover:bg-hover'

interface Props {
  narrowing: Narrowing
  narrow: (next: Narrowing) => void
  /** What the place outside all folders is called. */
  top?: string
  /** Whether the list is of datasets, which have tags; what lies in a folder is counted with the dashboards there. */
  isOfDatasets?: boolean
}

/** Where one is among the folders, those inside, and the tags to narrow by. */
export function FolderBar({ narrowing, narrow, top = words.top, isOfDatasets = true }: Props) {
  const folders = useQuery(foldersQuery).data?.items ?? []
  const tags = useQuery({ ...tagsQuery, enabled: isOfDatasets }).data?.items ?? []
  const kept = useQuery(dashboardFoldersQuery).data?.items ?? []
  const mayEdit = useMay('editor')
  const here = folders.find(({ id }) => id === narrowing.folder)
  if (narrowing.only) return null
  const inside = folders.filter(({ parentId }) => parentId === (here?.id ?? null))
  return (
    <div className="mb-3 grid gap-2">
      {here && <Path folders={folders} here={here} top={top} onOpen={narrow} />}
      <div className="flex flex-wrap items-center gap-2">
        {inside.map(({ id, name, datasets }) => {
          const dashboards = kept.find(({ folderId }) => folderId === id)?.dashboards ?? 0
          return (
            <button
              key={id}
              type="button"
              title={isOfDatasets ? words.holds(datasets, dashboards) : undefined}
              onClick={() => narrow({ folder: id })}
              className={chip}
            >
              <FolderIcon size={14} aria-hidden className="shrink-0 text-muted" />
              <span className="truncate">{name}</span>
              <span className="num text-label text-muted">
                {formatCount(isOfDatasets ? datasets + dashboards : dashboards)}
              </span>
            </button>
          )
        })}
        {mayEdit && <NewFolder parentId={here?.id ?? null} />}
        {tags.slice(0, 12).map(({ tag, datasets }) => {
          const isOn = narrowing.tag?.toLowerCase() === tag.toLowerCase()
          const { tag: _, ...others } = narrowing
          return (
            <button
              key={tag}
              type="button"
              aria-pressed={isOn}
              aria-label={words.tagFilter(tag)}
              onClick={() => narrow(isOn ? others : { ...narrowing, tag })}
              className="inline-flex h-7 pointer-coarse:h-11 items-center gap-1 rounded-control px-1.5 text-label text-muted hover:bg-hover hover:text-fg aria-pressed:bg-hover aria-pressed:text-fg"
            >
              {isOn ? <X size={12} aria-hidden /> : <TagIcon size={12} aria-hidden />}
              {tag}
              <span className="num">{formatCount(datasets)}</span>
            </button>
          )
        })}
      </div>
    </div>
  )
}

interface PathProps {
  folders: readonly Folder[]
  here: Folder
  top: string
  onOpen: (next: Narrowing) => void
}

function Path({ folders, here, top, onOpen }: PathProps) {
  const mayEdit = useMay('editor')
  const { rename, remove } = useOrganise()
  const [isRenaming, setIsRenaming] = useState(false)
  const above: Folder[] = []
  for (let at: Folder | undefined = here; at?.parentId; ) {
    at = folders.find(({ id }) => id === at?.parentId)
    if (at) above.unshift(at)
  }
  const link = 'rounded-control px-1 text-muted hover:text-fg'
  return (
    <nav aria-label={words.folders} className="flex flex-wrap items-center gap-1 text-body">
      <button type="button" className={link} onClick={() => onOpen({})}>
        {top}
      </button>
      {above.map(({ id, name }) => (
        <span key={id} className="flex items-center gap-1">
          <ChevronRight size={12} aria-hidden className="text-muted" />
          <button type="button" className={link} onClick={() => onOpen({ folder: id })}>
            {name}
          </button>
        </span>
      ))}
      <ChevronRight size={12} aria-hidden className="text-muted" />
      {isRenaming ? (
        <NameInput
          value={here.name}
          onDone={name => {
            setIsRenaming(false)
            if (name && name !== here.name) rename.mutate({ folderId: here.id, name })
          }}
        />
      ) : (
        <span className="px-1 font-medium">{here.name}</span>
      )}
      {mayEdit && (
        <Menu
          align="start"
          trigger={
            <IconButton label={words.folderMenu(here.name)}>
              <Ellipsis size={14} aria-hidden />
            </IconButton>
          }
        >
          <MenuItem onSelect={() => setIsRenaming(true)}>{words.renameFolder}</MenuItem>
          <MenuItem
            danger
            onSelect={() =>
              remove.mutate(
                { folderId: here.id, name: here.name },
                { onSuccess: () => onOpen(here.parentId ? { folder: here.parentId } : {}) },
              )
            }
          >
            {words.deleteFolder}
          </MenuItem>
        </Menu>
      )}
      {(rename.error ?? remove.error) && <Fault error={rename.error ?? remove.error} />}
    </nav>
  )
}

function NewFolder({ parentId }: { parentId: string | null }) {
  const { create } = useOrganise()
  const [isNaming, setIsNaming] = useState(false)
  if (isNaming)
    return (
      <NameInput
        value=""
        onDone={name => {
          setIsNaming(false)
          if (name) create.mutate({ name, parentId })
        }}
      />
    )
  return (
    <>
      <button
        type="button"
        onClick={() => setIsNaming(true)}
        className="control inline-flex items-center gap-1.5 rounded-control px-2 text-body text-muted hover:bg-hover hover:text-fg"
      >
        <FolderPlus size={14} aria-hidden />
        {words.newFolder}
      </button>
      {create.error && <Fault error={create.error} />}
    </>
  )
}

function NameInput({ value, onDone }: { value: string; onDone: (name: string) => void }) {
  return (
    <Input
      autoFocus
      aria-label={words.folderName}
      placeholder={words.folderName}
      defaultValue={value}
      maxLength={100}
      className="w-48"
      onBlur={event => onDone(event.target.value.trim())}
      onKeyDown={event => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') onDone('')
      }}
    />
  )
}
