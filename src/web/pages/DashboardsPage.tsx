import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useMay } from '../access/me.ts'
import { DashboardTable } from '../dashboards/list/DashboardTable.tsx'
import { NewDashboard } from '../dashboards/list/NewDashboard.tsx'
import { dashboardPagesQuery } from '../dashboards/list/queries.ts'
import { type ListView, useListView } from '../dashboards/list/useListView.ts'
import { dashboardsText as words } from '../dashboardsText.ts'
import { FolderBar } from '../organise/FolderBar.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Page } from '../ui/Page.tsx'
import { Pages } from '../ui/Pages.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

const views = ['all', 'favourites', 'mine', 'trash'] as const

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
        <Segments
          label={words.viewLabel}
          value={view.only ?? 'all'}
          options={views.map(shown => [shown, words.views[shown]])}
          onChange={shown => change({ only: shown === 'all' ? undefined : shown, folder: undefined })}
        />
        <SearchBox label={words.search} placeholder={words.searchPlaceholder} value={search} onChange={find} />
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
        <Pages
          found={found}
          empty={<Nothing search={search} view={view} onClear={() => find('')} {...(mayMake && { onMake: make })} />}
        >
          {dashboards => (
            <DashboardTable dashboards={dashboards} order={view.order} onOrder={order => change({ order })} />
          )}
        </Pages>
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
