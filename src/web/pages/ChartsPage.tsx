import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, Search } from 'lucide-react'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { ChartRow } from '../savedCharts/ChartRow.tsx'
import { type ChartOrder, type ChartSort, chartPagesQuery } from '../savedCharts/queries.ts'
import { savedChartsText as words } from '../savedChartsText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { cx } from '../ui/cx.ts'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Input } from '../ui/Input.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Table, Th } from '../ui/Table.tsx'

/** Every chart that was kept. */
export function ChartsPage() {
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<ChartOrder>({ sort: 'updated', direction: 'desc' })
  const found = useInfiniteQuery(chartPagesQuery({ search: useDeferredValue(search), ...order }))
  const items = found.data?.pages.flatMap(page => page.items) ?? []
  const total = found.data?.pages[0]?.total ?? 0
  return (
    <Page title={words.title} note={words.note}>
      {(total > 0 || search !== '') && (
        <div className="mb-3 flex flex-wrap items-center gap-3">
          <SearchBox value={search} onChange={setSearch} />
          <span className="num text-label text-muted" aria-live="polite">
            {words.count(total)}
          </span>
        </div>
      )}
      {found.isPending && <Skeleton className="h-64" />}
      {found.isError && (
        <Card>
          <Fault error={found.error} onRetry={() => void found.refetch()} />
        </Card>
      )}
      {found.isSuccess && items.length === 0 && <Nothing search={search} onClear={() => setSearch('')} />}
      {items.length > 0 && (
        <Card className={cx('transition-opacity duration-150', found.isPlaceholderData && 'opacity-60')}>
          <Table label={words.title} className="table-fixed">
            <Head order={order} onOrder={setOrder} />
            <tbody className="[&>tr:last-child>td]:border-b-0">
              {items.map(chart => (
                <ChartRow key={chart.id} chart={chart} />
              ))}
            </tbody>
          </Table>
        </Card>
      )}
      {found.hasNextPage && (
        <div className="mt-3 flex justify-center">
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {text.common.more}
          </Button>
        </div>
      )}
    </Page>
  )
}

function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <div className="relative w-full sm:w-64">
      <Search size={14} aria-hidden className="-translate-y-1/2 absolute top-1/2 left-2.5 text-muted" />
      <Input
        type="search"
        aria-label={words.search}
        placeholder={words.searchPlaceholder}
        value={value}
        onChange={event => onChange(event.target.value)}
        className="pl-8"
      />
    </div>
  )
}

function Nothing({ search, onClear }: { search: string; onClear: () => void }) {
  if (search !== '')
    return <Empty action={<Button onClick={onClear}>{words.clearSearch}</Button>}>{words.noMatch(search)}</Empty>
  return (
    <Empty
      action={
        <Link to="/" className="text-accent underline">
          {words.openDatasets}
        </Link>
      }
    >
      {words.empty}
    </Empty>
  )
}

interface HeadProps {
  order: ChartOrder
  onOrder: (order: ChartOrder) => void
}

function Head(shared: HeadProps) {
  const names = words.columns
  return (
    <thead>
      <tr>
        <SortTh {...shared} sort="name">
          {names.name}
        </SortTh>
        <SortTh {...shared} sort="type" className="hidden w-32 sm:table-cell">
          {names.type}
        </SortTh>
        <Th className="hidden w-56 md:table-cell">{names.dataset}</Th>
        <Th className="hidden w-40 lg:table-cell">{names.author}</Th>
        <SortTh {...shared} sort="updated" className="hidden w-32 sm:table-cell">
          {names.updated}
        </SortTh>
        <Th className="w-12">
          <span className="sr-only">{text.common.actions}</span>
        </Th>
      </tr>
    </thead>
  )
}

interface SortProps extends HeadProps {
  sort: ChartSort
  className?: string
  children: string
}

function SortTh({ sort, order, onOrder, className = '', children }: SortProps): ReactNode {
  const isSorted = order.sort === sort
  const Arrow = order.direction === 'asc' ? ArrowUp : ArrowDown
  const flip = (): ChartOrder => {
    if (isSorted) return { sort, direction: order.direction === 'asc' ? 'desc' : 'asc' }
    return { sort, direction: sort === 'updated' ? 'desc' : 'asc' }
  }
  return (
    <Th
      className={className}
      {...(isSorted && { 'aria-sort': order.direction === 'asc' ? 'ascending' : 'descending' })}
    >
      <button
        type="button"
        aria-label={words.sortBy(children)}
        onClick={() => onOrder(flip())}
        className={cx(
          '-mx-1 inline-flex h-7 items-center gap-1 rounded-control px-1 font-medium hover:text-fg',
          isSorted && 'text-fg',
        )}
      >
        {children}
        <Arrow size={12} aria-hidden className={isSorted ? '' : 'hidden'} />
      </button>
    </Th>
  )
}
