import { Ellipsis, GripVertical } from 'lucide-react'
import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { builderText as words } from '../../builderText.ts'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { InlineEdit } from '../../ui/InlineEdit.tsx'
import { FilterMark } from '../view/FilteredBy.tsx'
import { useEditing } from './editing.ts'
import { saidFilters } from './saidFilters.ts'
import { TileBody } from './TileBody.tsx'
import { TileMenu } from './TileMenu.tsx'
import { tileTitle } from './tileTitle.ts'
import { whereIs } from './useCarry.ts'
import { useTileActions } from './useTileActions.ts'
import { useTileDrawn } from './useTileDrawn.ts'

interface Props {
  tile: DashboardTile
  style: CSSProperties
  /** Whether Tab stops here: one tile of the grid is the way in. */
  isEntry: boolean
  isHeld: boolean
  isCarried: boolean
  /** Whether it lies where it is by the grid, or below the others on a narrow screen. */
  isOnGrid: boolean
  onKey: (event: KeyboardEvent, tile: DashboardTile) => void
  onFocus: () => void
  onBlur: () => void
  onCarry: () => void
  onPointer: (event: PointerEvent<HTMLElement>, tile: DashboardTile, resize: string | undefined) => void
  onPointerMove: (event: PointerEvent<HTMLElement>) => void
  onPointerUp: (event: PointerEvent<HTMLElement>, tile: DashboardTile) => void
  onPointerCancel: () => void
}

const edges = [
  ['e', 'top-2 bottom-4 -right-1 w-2 cursor-ew-resize'],
  ['s', 'right-4 -bottom-1 left-2 h-2 cursor-ns-resize'],
  ['se', 'right-0 bottom-0 size-4 cursor-nwse-resize'],
] as const

/** A tile where it is built: it is taken anywhere but at its title and menu, and what it shows does nothing here. */
export function BuildTile({ tile, style, isEntry, isHeld, isCarried, isOnGrid, onKey, onCarry, ...events }: Props) {
  const { document, selection } = useEditing()
  const drawn = useTileDrawn(tile)
  const title = tileTitle(tile, document, drawn)
  const isSelected = selection.has(tile.id)
  const kind = words.kinds[tile.config.kind]
  const isHeading = tile.config.kind === 'section'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <section
      role="group"
      id={`tile-${tile.id}`}
      data-tile={tile.id}
      tabIndex={isEntry ? 0 : -1}
      aria-label={[title, kind, isOnGrid && whereIs(tile), isSelected && words.selected].filter(Boolean).join(', ')}
      aria-keyshortcuts="Enter m d Delete Space"
      style={style}
      onKeyDownCapture={event => {
        // What is carried has all keys, those of its own buttons too.
        if (!isCarried) return
        event.stopPropagation()
        onKey(event, tile)
      }}
      onKeyDown={event => event.target === event.currentTarget && onKey(event, tile)}
      onFocus={events.onFocus}
      onBlur={event => !event.currentTarget.contains(event.relatedTarget) && events.onBlur()}
      onPointerDown={event => events.onPointer(event, tile, resizeOf(event))}
      onPointerMove={events.onPointerMove}
      onPointerUp={event => events.onPointerUp(event, tile)}
      onPointerCancel={events.onPointerCancel}
      className={cx(
        'group/tile flex min-w-0 select-none flex-col rounded-card border outline-offset-2',
        isHeading ? 'justify-center px-1' : 'bg-surface px-4 pt-3 pb-3',
        isOnGrid && 'absolute cursor-grab',
        isOnGrid && !isHeld && 'transition-[left,top,width,height] duration-150 ease-out',
        isHeld && 'z-10 cursor-grabbing opacity-80',
        isSelected || isCarried ? 'border-accent ring-1 ring-accent' : isHeading ? 'border-transparent' : 'border-line',
        isHeading && !isSelected && !isCarried && 'group-hover/tile:border-line',
      )}
    >
      <header className="flex items-start gap-1">
        <span
          data-grip
          className="-ml-2 mt-0.5 shrink-0 touch-none text-muted opacity-60 group-hover/tile:opacity-100"
          aria-hidden
        >
          <GripVertical size={14} />
        </span>
        <Title tile={tile} title={title} />
        <FilterMark said={saidFilters(drawn, document)} />
        <TileMenu
          tile={tile}
          onCarry={onCarry}
          trigger={
            <IconButton label={words.menu(title)} tabIndex={isEntry ? 0 : -1} className="-mt-1.5 -mr-2">
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          }
        />
      </header>
      {/* What a tile shows does nothing here; what mends it does. */}
      <div inert={!drawn.failed && !drawn.error} className="flex min-h-0 flex-1 flex-col">
        <TileBody tile={tile} title={title} drawn={drawn} />
      </div>
      {isOnGrid &&
        edges
          .filter(([edge]) => !isHeading || edge === 's')
          .map(([edge, place]) => (
            <span key={edge} data-resize={edge} aria-hidden className={cx('absolute touch-none', place)}>
              {edge === 'se' && (
                <span className="absolute right-1 bottom-1 size-2 border-muted border-r-2 border-b-2 opacity-0 group-hover/tile:opacity-100" />
              )}
            </span>
          ))}
    </section>
  )
}

function Title({ tile, title }: { tile: DashboardTile; title: string }) {
  const { set } = useTileActions()
  const isHeading = tile.config.kind === 'section'
  return (
    <span className="flex min-w-0 flex-1">
      <InlineEdit
        value={title}
        label={words.title}
        maxLength={200}
        className={cx('font-semibold', isHeading ? 'text-lead' : 'text-body')}
        onSave={next => set(tile.id, { title: next || null })}
      />
    </span>
  )
}

function resizeOf({ target }: { target: EventTarget }): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-resize]')?.dataset['resize'] : undefined
}
