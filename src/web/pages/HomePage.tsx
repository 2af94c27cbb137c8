import { useInfiniteQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useMay } from '../access/me.ts'
import { DatasetTable } from '../datasets/DatasetTable.tsx'
import { DropStrip, LargeDropZone, UploadButtons } from '../datasets/DropZone.tsx'
import { type DatasetOrder, datasetPagesQuery } from '../datasets/queries.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Input } from '../ui/Input.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { UploadTray } from '../uploads/UploadTray.tsx'

const words = text.home

/** Where files land, and every dataset of the workspace. */
export function HomePage() {
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<DatasetOrder>({ sort: 'created', direction: 'desc' })
  const mayUpload = useMay('editor')
  const found = useInfiniteQuery(datasetPagesQuery({ search: useDeferredValue(search), ...order }))
  const items = found.data?.pages.flatMap(page => page.items) ?? []
  const total = found.data?.pages[0]?.total ?? 0
  const isEmpty = found.isSuccess && !found.isPlaceholderData && total === 0 && search === ''
  return (
    <Page title={words.title} {...(mayUpload && !isEmpty && found.isSuccess && { actions: <UploadButtons /> })}>
      <UploadTray floating={false} />
      {found.isPending && <Waiting />}
      {found.isError && (
        <Card>
          <Fault error={found.error} onRetry={() => void found.refetch()} />
        </Card>
      )}
      {isEmpty && (mayUpload ? <LargeDropZone /> : <Empty>{words.viewerEmpty}</Empty>)}
      {found.isSuccess && !isEmpty && (
        <>
          {mayUpload && <DropStrip />}
          <div className="mb-3 flex items-center gap-3">
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
                value={search}
                onChange={event => setSearch(event.target.value)}
                className="pl-8"
              />
            </div>
            <span className="num shrink-0 text-label text-muted" aria-live="polite">
              {words.count(total)}
            </span>
          </div>
          {items.length > 0 ? (
            <DatasetTable items={items} order={order} onOrder={setOrder} isStale={found.isPlaceholderData} />
          ) : (
            <Empty action={<Button onClick={() => setSearch('')}>{words.clearSearch}</Button>}>
              {words.noMatch(search)}
            </Empty>
          )}
          {found.hasNextPage && (
            <div className="mt-3 flex justify-center">
              <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {text.common.more}
                <span className="num text-muted">{text.common.of(items.length, total)}</span>
              </Button>
            </div>
          )}
        </>
      )}
    </Page>
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
