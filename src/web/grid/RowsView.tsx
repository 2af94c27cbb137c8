import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ListFilter } from 'lucide-react'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import type { DatasetTable } from '../../contract/dataset.ts'
import type { Filter } from '../../contract/plan.ts'
import { ColumnPanel } from '../quality/ColumnPanel.tsx'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { columnOf, joined, readConditions, replaced, writeConditions } from './conditions.ts'
import { FilterChips } from './FilterChips.tsx'
import { Grid } from './Grid.tsx'
import { GridRow } from './GridRow.tsx'
import { HeadCell } from './HeadCell.tsx'
import { nextSort, readSort, writeSort } from './sort.ts'
import { type RowsQuestion, useRowCount, useRows } from './useRows.ts'
import { useWidths } from './widths.ts'

const words = text.grid
const headHeight = 60
/** Room for the file's name beside the number. */
const gutterOfFiles = 200
const RowsFilterDialog = lazy(() =>
  import('../explore/RowsFilterDialog.tsx').then(module => ({ default: module.RowsFilterDialog })),
)

interface Props {
  datasetId: string
  versionId: string
  table: DatasetTable
}

/** The rows of a table, to the last one, in the order and of the kind that the address says. */
export function RowsView({ datasetId, versionId, table }: Props) {
  const { conditions, sort, about, setConditions, setSort, setAbout, seeRows } = useAddress()
  const [inView, setInView] = useState({ first: 0, last: 40 })
  const [isFiltering, setIsFiltering] = useState(false)
  const { columns } = table
  const where = writeConditions(conditions)
  const question = useMemo<RowsQuestion>(
    () => ({
      source: { datasetId, tableId: table.id, versionId },
      columns: columns.map(column => column.id),
      filter: joined(readConditions(where)),
      sort: sort ?? undefined,
    }),
    [datasetId, versionId, table.id, columns, where, sort],
  )
  const { count, error: countError } = useRowCount(question, table.rowCount)
  const { row, error, retry } = useRows(question, inView)
  const sizes = useWidths(columns)
  const head = (index: number) => {
    const column = columns[index]
    return (
      column && (
        <HeadCell
          key={column.id}
          column={column}
          index={index}
          width={sizes.widths[index] ?? 120}
          direction={sort?.by === column.id ? sort.direction : null}
          conditions={conditions.filter(condition => columnOf(condition) === column.id)}
          onSort={() => setSort(nextSort(sort, column.id))}
          onFilter={next => setConditions(replaced(conditions, column.id, next))}
          onResize={width => sizes.resize(column.id, width)}
          onAbout={() => setAbout(about === column.id ? undefined : column.id)}
        />
      )
    )
  }
  const shown = columns.find(({ id }) => id === about)
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      <div className="flex min-h-7 flex-wrap items-center gap-2">
        <p className="num text-label text-muted" aria-live="polite">
          {countWords(count, table.rowCount, conditions.length > 0)}
        </p>
        <FilterChips columns={columns} conditions={conditions} onChange={setConditions} />
        <Button look="ghost" className="print:hidden" onClick={() => setIsFiltering(true)}>
          <ListFilter size={14} aria-hidden />
          {words.anyFilter}
        </Button>
      </div>
      {isFiltering && (
        <Suspense>
          <RowsFilterDialog
            source={question.source}
            columns={columns}
            filter={question.filter}
            onApply={next => setConditions(next ? [next] : [])}
            onClose={() => setIsFiltering(false)}
          />
        </Suspense>
      )}
      {(error ?? countError) && <Fault error={error ?? countError} onRetry={retry} />}
      {count === 0 && conditions.length > 0 ? (
        <Empty action={<Button onClick={() => setConditions([])}>{words.clear}</Button>}>{words.noMatch}</Empty>
      ) : (
        <div className="flex min-h-0 flex-1 gap-3">
          <Grid
            label={words.label}
            widths={sizes.widths}
            count={count ?? 0}
            headHeight={headHeight}
            {...(table.files && { gutter: gutterOfFiles })}
            head={head}
            row={(index, view) => (
              <GridRow {...view} {...{ index, columns }} cells={row(index)} widths={sizes.widths} files={table.files} />
            )}
            onWindow={setInView}
          />
          {shown && (
            <ColumnPanel
              {...{ datasetId, versionId, tableId: table.id, column: shown, onSeeRows: seeRows }}
              onClose={() => setAbout(undefined)}
            />
          )}
        </div>
      )}
    </div>
  )
}

/** Filters and order live in the address: a link shows the same rows. */
function useAddress() {
  const search = useSearch({ from: '/shell/datasets/$datasetId' })
  const params = useParams({ from: '/shell/datasets/$datasetId' })
  const go = useNavigate()
  const change = useCallback(
    (part: { where?: string | undefined; sort?: string | undefined; about?: string | undefined }) => {
      const next = Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined))
      void go({ to: '/datasets/$datasetId', params, search: next, replace: true })
    },
    [go, params, search],
  )
  const conditions = useMemo(() => readConditions(search.where), [search.where])
  const sort = useMemo(() => readSort(search.sort), [search.sort])
  return {
    conditions,
    sort,
    about: search.about,
    setAbout: (next: string | undefined) => change({ about: next }),
    seeRows: (rows: Filter) => change({ where: writeConditions([rows]) }),
    setConditions: (next: readonly Filter[]) => change({ where: writeConditions(next) }),
    setSort: (next: ReturnType<typeof readSort>) => change({ sort: writeSort(next) }),
  }
}

function countWords(count: number | null, all: number, isFiltered: boolean): string {
  if (count === null) return text.common.loading
  return isFiltered ? words.filtered(count, all) : words.count(all)
}
