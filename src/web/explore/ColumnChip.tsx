import { Filter, Hash, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Column } from '../../contract/column.ts'
import type { Shelf } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { MiniProfile } from '../grid/MiniProfile.tsx'
import { TypeIcon } from '../grid/typeIcon.tsx'
import { MenuItem, MenuLine } from '../ui/Menu.tsx'
import { ChipMenu, letterOf } from './ChipMenu.tsx'
import { type Dragged, startDrag } from './drag.ts'
import { shelves } from './shelves.ts'

const letters: Record<string, Shelf> = { x: 'x', y: 'y', c: 'colour', s: 'size', f: 'facet' }
const hints: Record<Shelf, string> = { x: 'X', y: 'Y', colour: 'C', size: 'S', facet: 'F' }

interface Props {
  /** None for the count of rows. */
  column: Column | null
  onPut: (shelf: Shelf | null) => void
  onFilter?: () => void
}

/** A column to choose: click for where it can go, double-click or Enter to put it where it fits, or drag it. */
export function ColumnChip({ column, onPut, onFilter }: Props) {
  const [open, setOpen] = useState(false)
  const name = column?.name ?? words.rows
  const dragged: Dragged = column ? { kind: 'column', column: column.id } : { kind: 'rows' }
  const choose = (shelf: Shelf | null) => {
    setOpen(false)
    onPut(shelf)
  }
  return (
    <ChipMenu
      open={open}
      onOpenChange={setOpen}
      label={name}
      items={<PutItems onPut={choose} {...(onFilter && { onFilter })} isColumn={column !== null} />}
    >
      <button
        type="button"
        draggable
        aria-haspopup="menu"
        aria-expanded={open}
        title={name}
        onDragStart={event => startDrag(event, dragged)}
        // A key's click has no detail: it puts the column where it fits.
        onClick={event => (event.detail === 0 ? choose(null) : setOpen(true))}
        onDoubleClick={() => choose(null)}
        onKeyDown={event => {
          const shelf = letters[letterOf(event)]
          if (event.key === 'ArrowRight' || event.key === 'ContextMenu') setOpen(true)
          else if (event.key === 'l' && onFilter) onFilter()
          else if (shelf && (column || shelf !== 'facet')) choose(shelf)
          else return
          event.preventDefault()
        }}
        className="flex h-8 w-full min-w-0 cursor-grab items-center gap-2 rounded-control px-2 text-left text-body hover:bg-hover aria-expanded:bg-hover pointer-coarse:h-11"
      >
        <span className="shrink-0 text-muted">
          {column ? <TypeIcon column={column} /> : <Hash size={12} aria-hidden />}
        </span>
        <span className="min-w-0 flex-1 truncate">{name}</span>
        {column && hasShape(column) && (
          <span aria-hidden className="w-14 shrink-0 overflow-hidden text-[11px] text-muted">
            <MiniProfile column={column} />
          </span>
        )}
      </button>
    </ChipMenu>
  )
}

interface ItemsProps {
  onPut: (shelf: Shelf | null) => void
  onFilter?: () => void
  isColumn: boolean
}

function PutItems({ onPut, onFilter, isColumn }: ItemsProps): ReactNode {
  const allowed = shelves.filter(shelf => isColumn || shelf === 'y' || shelf === 'size' || shelf === 'colour')
  return (
    <>
      <MenuItem icon={<Plus size={14} />} hint="⏎" onSelect={() => onPut(null)}>
        {words.best}
      </MenuItem>
      <MenuLine />
      {allowed.map(shelf => (
        <MenuItem key={shelf} hint={hints[shelf]} onSelect={() => onPut(shelf)}>
          {words.putOn(shelf)}
        </MenuItem>
      ))}
      {onFilter && (
        <>
          <MenuLine />
          <MenuItem icon={<Filter size={14} />} hint="L" onSelect={onFilter}>
            {words.filterBy}
          </MenuItem>
        </>
      )}
    </>
  )
}

/** Whether the values have a shape to be seen; names alone have none. */
function hasShape({ profile }: Column): boolean {
  return profile.histogram !== null && profile.distinct > 1
}
