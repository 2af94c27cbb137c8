import { useEffect, useRef } from 'react'
import type { Column } from '../../contract/column.ts'
import type { RecipePreview } from '../../contract/recipe.ts'
import { EffectList } from '../figures/EffectList.tsx'
import { cellText, isNumeric } from '../grid/cellText.ts'
import { TypeIcon } from '../grid/typeIcon.tsx'
import { prepareText } from '../prepareText.ts'
import { Card } from '../ui/Card.tsx'
import { cx } from '../ui/cx.ts'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Table } from '../ui/Table.tsx'

const words = prepareText.preview

interface Props {
  preview: RecipePreview | undefined
  columns: readonly Column[]
  /** Columns that the step in hand makes or changes. */
  touched: ReadonlySet<string>
  /** The step the preview ends with; null: the last one. */
  upTo: number | null
  faults: number
  isWaiting: boolean
  error: unknown
  onRetry: () => void
}

/** What the steps make of the data: rows before and after, key figures, the first rows. */
export function PreviewPane({ preview, columns, touched, upTo, faults, isWaiting, error, onRetry }: Props) {
  const rows = preview?.steps.at(-1)?.rows ?? preview?.rowsIn ?? 0
  return (
    <section aria-label={words.title} aria-busy={isWaiting} className="min-w-0">
      <div className="mb-2 flex min-h-8 flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-strong">
          {words.title}
          {upTo !== null && <span className="ml-2 font-normal text-label text-muted">{words.upTo(upTo)}</span>}
        </h2>
        <p aria-live="polite" className="num text-body text-muted">
          {preview && words.rows(preview.rowsIn, rows)}
        </p>
      </div>
      {faults > 0 && <p className="mb-2 text-bad text-body">{words.faults(faults)}</p>}
      {error !== null && (
        <Card className="mb-3">
          <Fault error={error} onRetry={onRetry} />
        </Card>
      )}
      {!preview && error === null && <Skeleton className="h-80" />}
      {preview && (
        <div
          className={cx(
            'grid grid-cols-[minmax(0,1fr)] gap-4 transition-opacity duration-150',
            isWaiting && 'opacity-60',
          )}
        >
          {preview.figures.length > 0 && (
            <Card className="p-3">
              <h3 className="mb-1 font-medium text-label">{words.figures}</h3>
              <EffectList figures={preview.figures} />
            </Card>
          )}
          <Card>
            {preview.rows.length === 0 ? (
              <Empty>{words.empty}</Empty>
            ) : (
              <Rows preview={preview} columns={columns} touched={touched} />
            )}
          </Card>
        </div>
      )}
    </section>
  )
}

interface RowsProps {
  preview: RecipePreview
  columns: readonly Column[]
  touched: ReadonlySet<string>
}

function Rows({ preview, columns, touched }: RowsProps) {
  const shown = preview.columns.flatMap((made, i) => {
    const column = columns.find(({ id, type }) => id === made.id && type === made.type)
    return column ? [{ column, i }] : []
  })
  const head = useRef<HTMLTableSectionElement>(null)
  const marked = shown.filter(({ column }) => touched.has(column.id)).map(({ column }) => column.id)
  // What the step makes may stand beyond the edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolled when the columns are others
  useEffect(() => {
    head.current?.querySelector('[data-touched]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [marked.join()])
  return (
    <>
      <p className="px-3 py-2 text-label text-muted">{words.first(preview.rows.length)}</p>
      <Table label={words.title}>
        <thead ref={head}>
          <tr>
            {shown.map(({ column }) => (
              <th
                key={column.id}
                scope="col"
                data-touched={touched.has(column.id) || undefined}
                className={cx(
                  'h-9 max-w-60 whitespace-nowrap border-line border-b px-3 font-medium text-label',
                  isNumeric(column) ? 'text-right' : 'text-left',
                  touched.has(column.id) ? 'bg-accent-soft text-fg' : 'text-muted',
                )}
              >
                <span className={cx('flex items-center gap-1.5', isNumeric(column) && 'justify-end')}>
                  <TypeIcon column={column} />
                  <span className="truncate">{column.name}</span>
                  {touched.has(column.id) && <span className="sr-only">({words.newColumn})</span>}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((cells, row) => (
            // Rows of a preview have no identity but their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={row}>
              {shown.map(({ column, i }) => (
                <td
                  key={column.id}
                  className={cx(
                    'h-8 max-w-60 truncate border-line border-b px-3',
                    isNumeric(column) && 'num text-right',
                    touched.has(column.id) && 'bg-accent-soft',
                  )}
                >
                  {cellText(column, cells[i] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
