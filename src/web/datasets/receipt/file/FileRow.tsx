import type { OriginalKind, OriginalRow } from '../../../../contract/original.ts'
import { formatCount } from '../../../format.ts'
import type { RowView } from '../../../grid/Grid.tsx'
import { Pending } from '../../../grid/GridRow.tsx'
import { receiptText as words } from '../../../receiptText.ts'
import { cx } from '../../../ui/cx.ts'
import { isLit, type Lit } from './lit.ts'

/** How a row looks by what became of it; loaded rows are plain. */
export const tints: Record<OriginalKind, string> = {
  preamble: 'bg-hover text-muted',
  header: 'bg-hover font-medium',
  data: '',
  totals: 'bg-good-soft',
  note: 'bg-hover text-muted italic',
  blank: '',
  rejected: 'bg-bad-soft',
  outside: 'text-muted line-through decoration-line',
}

interface Props extends RowView {
  index: number
  row: OriginalRow | null
  widths: readonly number[]
  /** The column of the table that stands at a place; null where none does. */
  columnAt: readonly (string | null)[]
  lit: Lit | null
}

/** A title above the table and a note below it are read whole where nothing stands beside them. */
function runsOver(row: OriginalRow | null, place: number): boolean {
  if (row?.kind !== 'preamble' && row?.kind !== 'note') return false
  return row.cells[place] != null && row.cells.slice(place + 1).every(cell => cell === null)
}

// biome-ignore-start lint/a11y/useSemanticElements: a table cannot hold rows by position; these are the roles of the grid pattern
// biome-ignore-start lint/a11y/useFocusableInteractive: the grid holds the focus and names its active cell

/** One row of the file: its number, then its cells in view as they stand there. */
export function FileRow({ index, row, widths, columnAt, lit, offset, ...view }: Props) {
  const places = Array.from({ length: view.last - view.first }, (_, i) => view.first + i)
  const kind = row?.kind ?? 'data'
  return (
    <>
      <div
        role="rowheader"
        aria-colindex={1}
        title={words.kinds[kind]}
        className="num sticky left-0 z-[1] flex shrink-0 items-center justify-end border-line border-r bg-surface px-2 text-label text-muted"
        style={{ width: view.gutter }}
      >
        {formatCount(index + 1)}
        {kind !== 'data' && <span className="sr-only">, {words.kinds[kind]}</span>}
      </div>
      <div className={cx('shrink-0', tints[kind])} style={{ width: offset }} />
      {places.map(place => {
        const cell = row?.cells[place] ?? null
        const columnId = columnAt[place] ?? null
        const isRejected = columnId !== null && row?.rejected.includes(columnId)
        return (
          <div
            key={place}
            id={view.cellId(index, place)}
            role="gridcell"
            aria-colindex={place + 2}
            style={{ width: widths[place] }}
            title={cell && cell.length > 16 ? cell : undefined}
            className={cx(
              'shrink-0 px-2 leading-7',
              runsOver(row, place) ? 'relative z-[1] whitespace-nowrap' : 'truncate',
              tints[kind],
              isRejected && 'bg-bad-soft text-bad',
              row && isLit(lit, row, columnId) && 'bg-accent-soft! shadow-[inset_0_0_0_1px_var(--accent)]',
              view.activeColumn === place && 'outline-2 outline-accent -outline-offset-2',
            )}
          >
            {row === null ? <Pending /> : cell}
          </div>
        )
      })}
    </>
  )
}
// biome-ignore-end lint/a11y/useSemanticElements: see above
// biome-ignore-end lint/a11y/useFocusableInteractive: see above
