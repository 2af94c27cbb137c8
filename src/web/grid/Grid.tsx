import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { text } from '../text.ts'
import { type CellPlace, moved } from './gridKeys.ts'
import { useScroll } from './useScroll.ts'

const gutterWidth = 72
const rowHeight = 28

/** The cells of a row that are in view. */
export interface RowView {
  /** The columns in view, `last` not included, and the room before them. */
  first: number
  last: number
  offset: number
  activeColumn: number | null
  /** How wide the head of a row is. */
  gutter: number
  cellId: (row: number, column: number) => string
}

interface Props {
  label: string
  widths: readonly number[]
  count: number
  headHeight: number
  head: (index: number) => React.ReactNode
  /** The head of a row and its cells in view. */
  row: (index: number, view: RowView) => React.ReactNode
  onWindow: (window: { first: number; last: number }) => void
  /** How wide the head of a row is. */
  gutter?: number
  /** A row to bring into view; another object brings it again. */
  reveal?: { row: number } | null
}

// biome-ignore-start lint/a11y/useSemanticElements: a table cannot hold rows by position; these are the roles of the grid pattern
// biome-ignore-start lint/a11y/useFocusableInteractive: the grid holds the focus and names its active cell

/** A grid of any number of rows: only what is in view is on the page. */
export function Grid({
  label,
  widths,
  count,
  headHeight,
  head,
  row,
  onWindow,
  gutter = gutterWidth,
  reveal = null,
}: Props) {
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const scroll = useScroll(box, { rows: count, rowHeight, headHeight })
  const { first, last, moveTo } = scroll
  useEffect(() => onWindow({ first, last }), [onWindow, first, last])
  const [active, setActive] = useState<CellPlace | null>(null)
  const across = useVirtualizer({
    horizontal: true,
    count: widths.length,
    getScrollElement: () => box.current,
    estimateSize: index => widths[index] ?? 120,
    overscan: 3,
    scrollPaddingStart: gutter,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are measured again when they change
  useEffect(() => across.measure(), [across, widths.join()])
  const items = across.getVirtualItems()
  const view = { first: items[0]?.index ?? 0, last: (items.at(-1)?.index ?? -1) + 1, offset: items[0]?.start ?? 0 }
  const width = gutter + across.getTotalSize()
  const cellId = useCallback((r: number, c: number) => `${id}-${r}-${c}`, [id])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== box.current) return
    const bounds = { rows: count, columns: widths.length, page: scroll.rowsInView }
    const to = moved(active ?? { row: first, column: 0 }, event.key, event.ctrlKey || event.metaKey, bounds)
    if (!to) return
    event.preventDefault()
    setActive(to)
    if (to.row < scroll.top) moveTo(to.row)
    else if (to.row >= scroll.top + scroll.rowsInView) moveTo(to.row - scroll.rowsInView + 1)
    across.scrollToIndex(to.column)
  }
  const moveToRow = useEffectEvent((index: number) => moveTo(index - Math.floor(scroll.rowsInView / 3)))
  useEffect(() => {
    if (reveal) moveToRow(reveal.row)
  }, [reveal])
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
  return (
    <div
      ref={box}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={widths.length + 1}
      {...(active && rows.includes(active.row) && { 'aria-activedescendant': cellId(active.row, active.column) })}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain rounded-card border border-line bg-surface focus-visible:outline-offset-[-1px]"
    >
      <div role="rowgroup" className="sticky top-0 z-[3] bg-surface" style={{ width }}>
        <div role="row" aria-rowindex={1} className="flex border-line border-b" style={{ height: headHeight }}>
          <div
            role="columnheader"
            aria-colindex={1}
            title={text.grid.rowHint}
            style={{ width: gutter }}
            className="sticky left-0 z-[3] shrink-0 border-line border-r bg-surface px-2 py-1 text-right font-medium text-label text-muted leading-6"
          >
            {text.grid.row}
          </div>
          <div className="shrink-0" style={{ width: view.offset }} />
          {Array.from({ length: view.last - view.first }, (_, i) => head(view.first + i))}
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: scroll.height, width }}>
        {rows.map(index => (
          <div
            key={index}
            role="row"
            aria-rowindex={index + 2}
            className="group/row absolute top-0 left-0 flex border-line border-b hover:bg-hover"
            style={{ height: rowHeight, width, transform: `translateY(${scroll.yOf(index)}px)` }}
            onPointerDown={event => setActive(placeUnder(event.target, index))}
          >
            {row(index, { ...view, gutter, activeColumn: active?.row === index ? active.column : null, cellId })}
          </div>
        ))}
      </div>
    </div>
  )
}

function placeUnder(target: EventTarget, row: number): CellPlace {
  const cell = target instanceof Element ? target.closest('[role=gridcell]') : null
  return { row, column: cell ? Number(cell.getAttribute('aria-colindex')) - 2 : 0 }
}
// biome-ignore-end lint/a11y/useSemanticElements: see above
// biome-ignore-end lint/a11y/useFocusableInteractive: see above
