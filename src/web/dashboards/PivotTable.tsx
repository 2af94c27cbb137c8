import type { ChartModel, ChartSpec, Format, Pivot } from '../../contract/chart.ts'
import type { Scalar } from '../../contract/column.ts'
import type { Mark } from '../../core/chart/mark.ts'
import { pivotCell, pivotGroup, spansOf } from '../../core/chart/pivotLayout.ts'
import { chartText } from '../chartText.ts'
import { useShowMark } from '../figures/showMark.ts'
import { formatValue } from '../format.ts'
import { text } from '../text.ts'
import { cx } from '../ui/cx.ts'

interface Props {
  model: ChartModel
  encoding: Partial<ChartSpec['encoding']>
  title: string
}

interface Place {
  row: number | null
  column: number | null
  measure: number
}

const head = 'h-8 whitespace-nowrap border-line border-b bg-surface px-3 font-medium text-label text-muted'

/** Rows by columns with their totals; every figure leads to where it comes from. Heads stay while it scrolls. */
export function PivotTable({ model, encoding, title }: Props) {
  const { pivot } = model
  if (!pivot) return null
  const { measures, rows, rowNames } = pivot
  const isNamed = measures.length > 1 || pivot.columnNames.length === 0
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" aria-label={title} tabIndex={0} className="relative min-h-0 flex-1 overflow-auto">
      <table className="w-full border-separate border-spacing-0 text-body">
        <caption className="sr-only">{chartText.pivot(rows.length, pivot.columns.length)}</caption>
        <thead className="sticky top-0 z-20">
          {pivot.columnNames.map((name, level) => (
            <ColumnHeads
              key={name}
              model={model}
              pivot={pivot}
              level={level}
              isLast={!isNamed && level === pivot.columnNames.length - 1}
            />
          ))}
          {isNamed && <MeasureHeads pivot={pivot} />}
        </thead>
        <tbody>
          {rows.map((key, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of a pivot is its place
            <tr key={row} className="group">
              {rowNames.map((name, level) => {
                const span = spansOf(rows, level).find(({ start }) => start === row)
                return span ? (
                  <RowHead
                    key={name}
                    value={written(model, rowNames, level, key[level] ?? null)}
                    span={span.length}
                    level={level}
                  />
                ) : null
              })}
              <Figures model={model} pivot={pivot} encoding={encoding} row={row} />
            </tr>
          ))}
          {pivot.columnTotals && (
            <tr className="font-medium">
              <th
                scope="row"
                colSpan={Math.max(1, rowNames.length)}
                className={cx(head, 'sticky left-0 z-10 border-t text-left text-fg')}
              >
                {chartText.total}
              </th>
              <Figures model={model} pivot={pivot} encoding={encoding} row={null} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function ColumnHeads({
  model,
  pivot,
  level,
  isLast,
}: {
  model: ChartModel
  pivot: Pivot
  level: number
  isLast: boolean
}) {
  const { columns, columnNames, rowNames, measures } = pivot
  return (
    <tr>
      {isLast
        ? rowNames.map(name => (
            <th key={name} scope="col" className={cx(head, 'sticky left-0 z-10 text-left')}>
              {name}
            </th>
          ))
        : rowNames.length > 0 && (
            <td colSpan={rowNames.length} className={cx(head, 'sticky left-0 z-10')}>
              {columnNames[level]}
            </td>
          )}
      {spansOf(columns, level, measures.length).map(({ value, length, start }) => (
        <th key={start} scope="colgroup" colSpan={length} className={cx(head, 'text-right')}>
          {written(model, columnNames, level, value)}
        </th>
      ))}
      {pivot.rowTotals && level === 0 && (
        <th
          scope="colgroup"
          rowSpan={isLast ? 1 : columnNames.length}
          colSpan={measures.length}
          className={cx(head, 'text-right text-fg')}
        >
          {chartText.total}
        </th>
      )}
    </tr>
  )
}

function MeasureHeads({ pivot: { rowNames, measures, columns, rowTotals } }: { pivot: Pivot }) {
  const times = Math.max(1, columns.length) + (rowTotals && columns.length > 0 ? 1 : 0)
  const all = Array.from({ length: times }, (_, i) =>
    measures.map(measure => ({ ...measure, key: `${i} ${measure.id}` })),
  )
  return (
    <tr>
      {rowNames.map(name => (
        <th key={name} scope="col" className={cx(head, 'sticky left-0 z-10 text-left')}>
          {name}
        </th>
      ))}
      {all.flat().map(({ key, name }) => (
        <th key={key} scope="col" className={cx(head, 'text-right')}>
          {name}
        </th>
      ))}
    </tr>
  )
}

function RowHead({ value, span, level }: { value: string; span: number; level: number }) {
  return (
    <th
      scope={span > 1 ? 'rowgroup' : 'row'}
      rowSpan={span}
      title={value}
      className={cx(
        'h-8 max-w-60 truncate border-line border-b bg-surface px-3 text-left align-top font-normal leading-8 group-hover:bg-hover',
        level === 0 && 'sticky left-0 z-10',
      )}
    >
      {value}
    </th>
  )
}

interface FiguresProps {
  model: ChartModel
  pivot: Pivot
  encoding: Props['encoding']
  row: number | null
}

/** The figures of one row, or of the totals below all rows. */
function Figures({ model, pivot, encoding, row }: FiguresProps) {
  const { columns, measures, rowTotals } = pivot
  const across = columns.length > 0 ? columns.map((_, i) => i) : [0]
  const places = [...across, ...(rowTotals && columns.length > 0 ? [null] : [])]
  return places.flatMap(column =>
    measures.map(({ id, format }, measure) => (
      <Figure
        key={`${column} ${id}`}
        mark={markOf(model, pivot, encoding, { row, column, measure })}
        value={pivotCell(pivot, { row, column, measure })}
        format={format}
        model={model}
        isTotal={row === null || column === null}
      />
    )),
  )
}

interface FigureProps {
  mark: Mark | null
  value: Scalar
  format: Format
  model: ChartModel
  isTotal: boolean
}

function Figure({ mark, value, format, model, isTotal }: FigureProps) {
  const show = useShowMark()
  const figure = value === null ? '' : formatValue(value, format, 'cell')
  return (
    <td
      className={cx(
        'num h-8 border-line border-b px-3 text-right group-hover:bg-hover',
        isTotal && 'bg-surface font-medium',
      )}
    >
      {mark && figure !== '' ? (
        <button
          type="button"
          onClick={event => show({ mark, model }, event.currentTarget)}
          className="-mx-1 num rounded-control px-1 hover:text-accent hover:underline"
        >
          {figure}
        </button>
      ) : (
        figure
      )}
    </td>
  )
}

function markOf(
  model: ChartModel,
  pivot: Pivot,
  encoding: Props['encoding'],
  { row, column, measure }: Place,
): Mark | null {
  const id = pivot.measures[measure]
  if (!id) return null
  const { rows = [], columns = [] } = encoding
  const at = { row, column: pivot.columns.length > 0 ? column : null }
  return {
    kind: 'figure',
    figure: { plan: model.plan, group: pivotGroup(pivot, { rows, columns }, at), measure: id.id },
    format: id.format,
  }
}

/** A key as it is written: by the format of its dimension's column. */
function written(model: ChartModel, names: readonly string[], level: number, value: Scalar): string {
  if (value === null) return text.common.null
  const format = model.formats[model.table.columns.findIndex(({ name }) => name === names[level])]
  return format ? formatValue(value, format, 'cell') : String(value)
}
