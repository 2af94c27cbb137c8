import type { ChartModel } from '../../contract/chart.ts'
import type { ColumnType, Scalar } from '../../contract/column.ts'
import { formatOfCell, markOfCell } from '../../core/chart/mark.ts'
import { placeOfRow } from '../../core/versions/rowNumbers.ts'
import { useShowMark } from '../figures/showMark.ts'
import { formatValue } from '../format.ts'
import { text } from '../text.ts'
import { cx } from '../ui/cx.ts'
import { Table, Td, Th } from '../ui/Table.tsx'

const numeric = new Set<ColumnType>(['integer', 'decimal', 'double'])

/** The table behind a chart; its figures lead to where they come from. */
export function ModelTable({ model, label }: { model: ChartModel; label: string }) {
  const { table } = model
  const rows = Array.from({ length: table.rowCount }, (_, i) => i)
  return (
    <Table label={label}>
      <thead>
        <tr>
          {table.columns.map(({ id, name, type }) => (
            <Th key={id} numeric={numeric.has(type)} className={cx('sticky top-0 bg-surface', id === '_row' && 'w-20')}>
              {id === '_row' ? text.grid.row : name}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody className="[&>tr:last-child>td]:border-b-0">
        {rows.map(row => (
          <tr key={row} className="hover:bg-hover">
            {table.columns.map(({ id, type }, column) => (
              <Cell
                key={id}
                model={model}
                columnId={id}
                type={type}
                row={row}
                value={table.data[column]?.[row] ?? null}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

interface CellProps {
  model: ChartModel
  columnId: string
  type: ColumnType
  row: number
  value: Scalar
}

function Cell({ model, columnId, type, row, value }: CellProps) {
  const show = useShowMark()
  const mark = markOfCell(model, columnId, row)
  const format = formatOfCell(model, columnId)
  const plain = columnId === '_row' ? placeOfRow(Number(value)).row : value
  const written = format ? formatValue(value, format, 'cell') : String(plain)
  const className = columnId === '_row' ? 'h-8 text-muted' : 'h-8 max-w-72 truncate'
  if (value === null) return <Td className="h-8 text-muted italic">{text.common.null}</Td>
  return (
    <Td numeric={numeric.has(type)} className={className} title={written}>
      {mark ? (
        <button
          type="button"
          onClick={event => show({ mark, model }, event.currentTarget)}
          className="-mx-1 num rounded-control px-1 hover:text-accent hover:underline"
        >
          {written}
        </button>
      ) : (
        written
      )}
    </Td>
  )
}
