import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { type ReactNode, useDeferredValue, useRef, useState } from 'react'
import { useKeys } from '../explore/useKeys.ts'
import { ChartTable } from '../savedCharts/ChartTable.tsx'
import { NearEnd } from '../savedCharts/NearEnd.tsx'
import { type ChartPages, chartPagesQuery } from '../savedCharts/queries.ts'
import { type ChartsView, useChartsView } from '../savedCharts/useChartsView.ts'
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
        <ViewSwitch isTrash={view.isTrash} onChange={isTrash => change({ isTrash })} />
        <SearchBox value={search} onChange={find} />
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
        <Found
          found={found}
          view={view}
          onChange={change}
          empty={<Nothing search={search} isTrash={view.isTrash} onClear={() => find('')} />}
        />
      )}
    </Page>
  )
}

interface FoundProps {
  found: UseInfiniteQueryResult<ChartPages> & { data: ChartPages }
  view: ChartsView
  onChange: (change: Partial<ChartsView>) => void
  empty: ReactNode
}

/** The charts; further ones come as the end comes near. */
function Found({ found, view, onChange, empty }: FoundProps) {
  const items = found.data.pages.flatMap(page => page.items)
  if (items.length === 0) return empty
  const more = () => {
    if (!found.isFetchingNextPage) void found.fetchNextPage()
  }
  return (
    <>
      <Card className={cx('transition-opacity duration-150', found.isPlaceholderData && 'opacity-60')}>
        <ChartTable charts={items} order={view.order} onOrder={order => onChange({ order })} />
      </Card>
      {found.hasNextPage && (
        <div className="mt-3 flex justify-center">
          <NearEnd key={items.length} onReach={more} />
          <Button busy={found.isFetchingNextPage} onClick={more}>
            {text.common.more}
            <span className="num text-muted">{text.common.of(items.length, found.data.pages[0]?.total ?? 0)}</span>
          </Button>
        </div>
      )}
    </>
  )
}

function ViewSwitch({ isTrash, onChange }: { isTrash: boolean; onChange: (isTrash: boolean) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label={words.viewLabel} className="flex rounded-control border border-line bg-surface p-0.5">
      {[false, true].map(view => (
        <button
          key={String(view)}
          type="button"
          aria-pressed={view === isTrash}
          onClick={() => onChange(view)}
          className="h-7 rounded-control px-2.5 text-label text-muted hover:text-fg aria-pressed:bg-hover aria-pressed:font-medium aria-pressed:text-fg pointer-coarse:h-10"
        >
          {view ? words.trash : words.all}
        </button>
      ))}
    </div>
  )
}

/** Searches as one types; / leads here, and down or Enter to what was found. */
function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const box = useRef<HTMLInputElement>(null)
  useKeys({ search: () => box.current?.focus() })
  return (
    <div className="relative w-full sm:w-64">
      <Search size={14} aria-hidden className="-translate-y-1/2 absolute top-1/2 left-2.5 text-muted" />
      <Input
        ref={box}
        type="search"
        aria-label={words.search}
        aria-keyshortcuts="/"
        placeholder={words.searchPlaceholder}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          const first = document.querySelector<HTMLElement>('tbody a')
          if (!first) return
          if (event.key === 'ArrowDown') first.focus()
          else if (event.key === 'Enter') first.click()
          else return
          event.preventDefault()
        }}
        className="pl-8"
      />
    </div>
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
