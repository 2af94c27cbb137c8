import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus, Search } from 'lucide-react'
import { type ReactNode, useDeferredValue, useRef, useState } from 'react'
import { useMay } from '../access/me.ts'
import { DashboardTable } from '../dashboards/list/DashboardTable.tsx'
import { NewDashboard } from '../dashboards/list/NewDashboard.tsx'
import { type DashboardPages, dashboardPagesQuery } from '../dashboards/list/queries.ts'
import { type ListView, useListView } from '../dashboards/list/useListView.ts'
import { dashboardsText as words } from '../dashboardsText.ts'
import { useKeys } from '../explore/useKeys.ts'
import { FolderBar } from '../organise/FolderBar.tsx'
import { NearEnd } from '../savedCharts/NearEnd.tsx'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { cx } from '../ui/cx.ts'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Input } from '../ui/Input.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

/** Every dashboard one may see, and those that were deleted of late. */
export function DashboardsPage() {
  const [view, change] = useListView()
  const mayMake = useMay('editor')
  // The box is ahead of the address while one types.
  const [search, setSearch] = useState(view.search)
  const [isMaking, setIsMaking] = useIsMaking()
  const found = useInfiniteQuery(dashboardPagesQuery(queryOf(view, useDeferredValue(search))))
  const find = (next: string) => {
    setSearch(next)
    change({ search: next })
  }
  const make = () => setIsMaking(true)
  return (
    <Page
      title={words.title}
      note={view.only === 'trash' ? words.trashNote : words.note}
      {...(mayMake && {
        actions: (
          <Button look="primary" onClick={make}>
            <Plus size={14} aria-hidden />
            {words.make}
          </Button>
        ),
      })}
    >
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <ViewSwitch only={view.only} onChange={only => change({ only, folder: undefined })} />
        <SearchBox value={search} onChange={find} />
        {found.isSuccess && (
          <span className="num text-label text-muted" aria-live="polite">
            {words.count(found.data.pages[0]?.total ?? 0)}
          </span>
        )}
      </div>
      {!view.only && (
        <FolderBar
          narrowing={view.folder ? { folder: view.folder } : {}}
          narrow={({ folder }) => change({ folder })}
          top={words.top}
          isOfDatasets={false}
        />
      )}
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
          empty={<Nothing search={search} view={view} onClear={() => find('')} {...(mayMake && { onMake: make })} />}
        />
      )}
      {isMaking && <NewDashboard {...(view.folder && { folderId: view.folder })} onClose={() => setIsMaking(false)} />}
    </Page>
  )
}

/** Searching and narrowing look everywhere; only plain browsing stays in its folder. */
function queryOf({ order, only, folder }: ListView, search: string) {
  const isBrowsing = search === '' && !only
  return {
    search,
    ...order,
    ...(only && { only }),
    ...(folder ? { folderId: folder } : isBrowsing && { folderId: 'none' }),
  }
}

/** The palette leads here with `new` in the address. */
function useIsMaking(): [boolean, (isMaking: boolean) => void] {
  const { new: asked } = useSearch({ from: '/shell/dashboards' })
  const go = useNavigate()
  const [isMaking, setIsMaking] = useState(false)
  const set = (next: boolean) => {
    setIsMaking(next)
    if (!next && asked) void go({ to: '/dashboards', replace: true })
  }
  return [isMaking || asked !== undefined, set]
}

interface FoundProps {
  found: UseInfiniteQueryResult<DashboardPages> & { data: DashboardPages }
  view: ListView
  onChange: (change: Partial<ListView>) => void
  empty: ReactNode
}

/** The dashboards; further ones come as the end comes near. */
function Found({ found, view, onChange, empty }: FoundProps) {
  const items = found.data.pages.flatMap(page => page.items)
  if (items.length === 0) return empty
  const more = () => {
    if (!found.isFetchingNextPage) void found.fetchNextPage()
  }
  return (
    <>
      <Card className={cx('transition-opacity duration-150', found.isPlaceholderData && 'opacity-60')}>
        <DashboardTable dashboards={items} order={view.order} onOrder={order => onChange({ order })} />
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

const views = ['all', 'favourites', 'mine', 'trash'] as const

function ViewSwitch({ only, onChange }: { only: ListView['only']; onChange: (only: ListView['only']) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label={words.viewLabel} className="flex rounded-control border border-line bg-surface p-0.5">
      {views.map(view => (
        <button
          key={view}
          type="button"
          aria-pressed={view === (only ?? 'all')}
          onClick={() => onChange(view === 'all' ? undefined : view)}
          className="h-7 rounded-control px-2.5 text-label text-muted hover:text-fg aria-pressed:bg-hover aria-pressed:font-medium aria-pressed:text-fg pointer-coarse:h-10"
        >
          {words.views[view]}
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
  view: ListView
  onClear: () => void
  onMake?: () => void
}

function Nothing({ search, view, onClear, onMake }: NothingProps) {
  if (search !== '')
    return <Empty action={<Button onClick={onClear}>{words.clearSearch}</Button>}>{words.noMatch(search)}</Empty>
  if (view.only)
    return (
      <Empty>{{ trash: words.emptyTrash, favourites: words.emptyFavourites, mine: words.emptyMine }[view.only]}</Empty>
    )
  if (view.folder) return <Empty>{words.emptyFolder}</Empty>
  if (!onMake) return <Empty>{words.viewerEmpty}</Empty>
  return <Empty action={<Button onClick={onMake}>{words.make}</Button>}>{words.empty}</Empty>
}
