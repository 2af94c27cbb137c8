import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { ChartTable } from '../savedCharts/ChartTable.tsx'
import { chartPagesQuery } from '../savedCharts/queries.ts'
import { useChartsView } from '../savedCharts/useChartsView.ts'
import { savedChartsText as words } from '../savedChartsText.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Page } from '../ui/Page.tsx'
import { Pages } from '../ui/Pages.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

/** Every chart that was kept, and those that were deleted of late. */
export function ChartsPage() {
  const [view, change] = useChartsView()
  // The box is ahead of the address while one types.
  const [search, setSearch] = useState(view.search)
  const found = useInfiniteQuery(
    chartPagesQuery({
      search: useDeferredValue(search),
      ...view.order,
      ...(view.isTrash && { only: 'trash' as const }),
    }),
  )
  const find = (next: string) => {
    setSearch(next)
    change({ search: next })
  }
  return (
    <Page title={words.title} note={view.isTrash ? words.trashNote : words.note}>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Segments
          label={words.viewLabel}
          value={view.isTrash ? 'trash' : 'all'}
          options={[
            ['all', words.all],
            ['trash', words.trash],
          ]}
          onChange={shown => change({ isTrash: shown === 'trash' })}
        />
        <SearchBox label={words.search} placeholder={words.searchPlaceholder} value={search} onChange={find} />
        {found.isSuccess && (
          <span className="num text-label text-muted" aria-live="polite">
            {words.count(found.data.pages[0]?.total ?? 0)}
          </span>
        )}
      </div>
      {found.isPending && <Skeleton className="h-64" />}
      {found.isError && (
        <Card>
          <Fault error={found.error} onRetry={() => void found.refetch()} />
        </Card>
      )}
      {found.isSuccess && (
        <Pages found={found} empty={<Nothing search={search} isTrash={view.isTrash} onClear={() => find('')} />}>
          {charts => <ChartTable charts={charts} order={view.order} onOrder={order => change({ order })} />}
        </Pages>
      )}
    </Page>
  )
}

interface NothingProps {
  search: string
  isTrash: boolean
  onClear: () => void
}

function Nothing({ search, isTrash, onClear }: NothingProps) {
  if (search !== '')
    return <Empty action={<Button onClick={onClear}>{words.clearSearch}</Button>}>{words.noMatch(search)}</Empty>
  if (isTrash) return <Empty>{words.emptyTrash}</Empty>
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
