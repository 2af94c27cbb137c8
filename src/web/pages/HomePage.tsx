import { type UseInfiniteQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useDeferredValue, useState } from 'react'
import { useMay } from '../access/me.ts'
import { DatasetTable } from '../datasets/DatasetTable.tsx'
import { DropStrip, LargeDropZone, UploadButtons } from '../datasets/DropZone.tsx'
import { type DatasetOrder, type DatasetPages, datasetPagesQuery } from '../datasets/queries.ts'
import { FolderBar } from '../organise/FolderBar.tsx'
import { type Narrowing, useNarrowing } from '../organise/narrowing.ts'
import { dashboardFoldersQuery, foldersQuery } from '../organise/queries.ts'
import { ViewSwitch } from '../organise/ViewSwitch.tsx'
import { organiseText } from '../organiseText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Input } from '../ui/Input.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { UploadTray } from '../uploads/UploadTray.tsx'
import { usePaste } from '../uploads/usePaste.ts'

const words = text.home
const FolderDashboards = lazy(() =>
  import('../dashboards/list/FolderDashboards.tsx').then(module => ({ default: module.FolderDashboards })),
)

/** Where files land, and every dataset of the workspace. */
export function HomePage() {
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<DatasetOrder>({ sort: 'created', direction: 'desc' })
  const [narrowing, narrow] = useNarrowing()
  const mayUpload = useMay('editor')
  const found = useInfiniteQuery(datasetPagesQuery({ ...order, ...queryOf(narrowing, useDeferredValue(search)) }))
  usePaste(mayUpload)
  const isFirstRun = useIsFirstRun(found, search, narrowing)
  const isList = found.isSuccess && !isFirstRun
  const { only, folder } = narrowing
  const hasDashboards = useHoldsDashboards(folder)
  return (
    <Page title={words.title} {...(mayUpload && isList && { actions: <UploadButtons /> })}>
      <UploadTray floating={false} />
      {found.isPending && <Waiting />}
      {found.isError && (
        <Card>
          <Fault error={found.error} onRetry={() => void found.refetch()} />
        </Card>
      )}
      {isFirstRun && (mayUpload ? <LargeDropZone /> : <Empty>{words.viewerEmpty}</Empty>)}
      {isList && (
        <>
          {mayUpload && only !== 'trash' && <DropStrip />}
          <div className="mb-3 flex flex-wrap items-center gap-3">
            <ViewSwitch />
            <SearchBox value={search} onChange={setSearch} />
            <span className="num shrink-0 text-label text-muted" aria-live="polite">
              {words.count(found.data.pages[0]?.total ?? 0)}
            </span>
          </div>
          <FolderBar narrowing={narrowing} narrow={narrow} />
          <Datasets
            found={found}
            order={order}
            onOrder={setOrder}
            empty={emptyOf(search, narrowing, setSearch, hasDashboards)}
          />
          {folder && hasDashboards && search === '' && (
            <Suspense fallback={null}>
              <FolderDashboards folderId={folder} />
            </Suspense>
          )}
        </>
      )}
    </Page>
  )
}

/** Searching and narrowing look everywhere; only plain browsing stays in its folder. */
function queryOf({ folder, tag, only }: Narrowing, search: string) {
  const isBrowsing = search === '' && !tag && !only
  return {
    search,
    ...(tag && { tag }),
    ...(only && { only }),
    ...(folder ? { folderId: folder } : isBrowsing && { folderId: 'none' }),
  }
}

type Found = UseInfiniteQueryResult<DatasetPages>

/** Nothing was ever dropped here: no dataset outside folders, and no folder. */
function useIsFirstRun(found: Found, search: string, narrowing: Narrowing): boolean {
  const folders = useQuery(foldersQuery).data?.items
  const isPlain = search === '' && Object.keys(narrowing).length === 0
  const isNone = found.isSuccess && !found.isPlaceholderData && found.data.pages[0]?.total === 0
  return isPlain && isNone && folders?.length === 0
}

/** Dashboards lie in the same folders. */
function useHoldsDashboards(folder: string | undefined): boolean {
  const kept = useQuery(dashboardFoldersQuery).data?.items
  return kept?.some(({ folderId }) => folderId === folder) ?? false
}

function emptyOf(
  search: string,
  { only }: Narrowing,
  onSearch: (search: string) => void,
  hasDashboards: boolean,
): ReactNode {
  if (search)
    return (
      <Empty action={<Button onClick={() => onSearch('')}>{words.clearSearch}</Button>}>{words.noMatch(search)}</Empty>
    )
  if (only === 'favourites') return <Empty>{organiseText.emptyFavourites}</Empty>
  if (only === 'trash') return <Empty>{organiseText.emptyTrash}</Empty>
  return <Empty>{hasDashboards ? organiseText.onlyDashboards : organiseText.emptyFolder}</Empty>
}

interface DatasetsProps {
  found: Found & { data: DatasetPages }
  order: DatasetOrder
  onOrder: (order: DatasetOrder) => void
  empty: ReactNode
}

function Datasets({ found, order, onOrder, empty }: DatasetsProps) {
  const items = found.data.pages.flatMap(page => page.items)
  if (items.length === 0) return empty
  return (
    <>
      <DatasetTable items={items} order={order} onOrder={onOrder} isStale={found.isPlaceholderData} />
      {found.hasNextPage && (
        <div className="mt-3 flex justify-center">
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {text.common.more}
            <span className="num text-muted">{text.common.of(items.length, found.data.pages[0]?.total ?? 0)}</span>
          </Button>
        </div>
      )}
    </>
  )
}

function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <div className="relative w-full max-w-72">
      <Search
        size={14}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
      />
      <Input
        type="search"
        aria-label={words.searchLabel}
        placeholder={words.searchPlaceholder}
        value={value}
        onChange={event => onChange(event.target.value)}
        className="pl-8"
      />
    </div>
  )
}

function Waiting() {
  return (
    <div aria-busy className="grid gap-3">
      <Skeleton className="h-8 w-72" />
      <Skeleton className="h-72" />
    </div>
  )
}
