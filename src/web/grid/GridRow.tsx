import { memo } from 'react'
import type { Column, Scalar } from '../../contract/column.ts'
import { placeOfRow } from '../../core/versions/rowNumbers.ts'
import { formatCount } from '../format.ts'
import { text } from '../text.ts'
import { cx } from '../ui/cx.ts'
import { cellText, isNumeric } from './cellText.ts'
import type { RowView } from './Grid.tsx'

interface Props extends RowView {
  index: number
  cells: Scalar[] | null
  columns: readonly Column[]
  widths: readonly number[]
  /** The files rows came from, where there are several. */
  files: readonly string[] | undefined
}

// biome-ignore-start lint/a11y/useSemanticElements: a table cannot hold rows by position; these are the roles of the grid pattern
// biome-ignore-start lint/a11y/useFocusableInteractive: the grid holds the focus and names its active cell

/** One row of the grid: its line in the file, then its cells in view. */
export const GridRow = memo(function GridRow({ index, cells, columns, widths, files, offset, ...view }: Props) {
  const places = Array.from({ length: view.last - view.first }, (_, i) => view.first + i)
  return (
    <>
      <div
        role="rowheader"
        aria-colindex={1}
        className="num sticky left-0 z-[1] flex shrink-0 items-center justify-end gap-2 border-line border-r bg-surface px-2 text-label text-muted group-hover/row:bg-hover"
        style={{ width: view.gutter }}
      >
        {cells ? (
          <RowName number={Number(cells[0])} files={files} />
        ) : (
          <span className="sr-only">{text.common.loading}</span>
        )}
      </div>
      <div className="shrink-0" style={{ width: offset }} />
      {places.map(place => {
        const column = columns[place]
        if (!column) return null
        const value = cells?.[place + 1]
        const isActive = view.activeColumn === place
        return (
          <div
            key={column.id}
            id={view.cellId(index, place)}
            role="gridcell"
            aria-colindex={place + 2}
            style={{ width: widths[place] }}
            title={typeof value === 'string' && value.length > 20 ? value : undefined}
            className={cx(
              'shrink-0 truncate px-2 leading-7',
              isNumeric(column) && 'num text-right',
              value === null && 'text-muted italic',
              isActive && 'outline-2 outline-accent -outline-offset-2',
            )}
          >
            {value === undefined ? <Pending /> : value === null ? text.common.null : cellText(column, value)}
          </div>
        )
      })}
    </>
  )
})

/** A row's number in its file, and the file where there are several. */
function RowName({ number, files }: { number: number; files: readonly string[] | undefined }) {
  const { file, row } = placeOfRow(number)
  const name = files?.[file]
  return (
    <>
      {name !== undefined && (
        <span className="min-w-0 flex-1 truncate" title={name}>
          {name}
        </span>
      )}
      {formatCount(row)}
    </>
  )
}

/** Stands where a cell will be. */
export function Pending() {
  return <span className="late inline-block h-2 w-16 rounded-full bg-hover align-middle" />
}
// biome-ignore-end lint/a11y/useSemanticElements: see above
// biome-ignore-end lint/a11y/useFocusableInteractive: see above
