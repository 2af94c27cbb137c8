import { useInfiniteQuery } from '@tanstack/react-query'
import { adminRoutes } from '../../contract/routes/admin.ts'
import { call } from '../api.ts'
import { formatMoment } from '../format.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

const words = text.outbox

/** Mails that wait in the outbox folder. */
export function OutboxPage() {
  const found = useInfiniteQuery({
    queryKey: ['outbox'],
    queryFn: ({ pageParam, signal }) =>
      call(adminRoutes.listOutbox, { query: pageParam ? { cursor: pageParam } : {} }, signal),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })
  const mails = found.data?.pages.flatMap(page => page.items) ?? []
  return (
    <Page title={words.title} note={words.note}>
      {found.isPending && <Skeleton className="h-40" />}
      {found.isError && <Fault error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && mails.length === 0 && <Empty>{words.empty}</Empty>}
      <ul className="grid gap-3">
        {mails.map(({ id, at, to, subject, text: body }) => (
          <li key={id}>
            <Card className="p-4">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <h2 className="font-semibold text-body">{subject}</h2>
                <span className="num text-label text-muted">{formatMoment(at)}</span>
              </div>
              <p className="text-label text-muted">{to}</p>
              <p className="mt-2 whitespace-pre-wrap break-words text-body">{body}</p>
            </Card>
          </li>
        ))}
      </ul>
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
