import type { ReactNode } from 'react'
import { text } from '../text.ts'
import { Button } from './Button.tsx'
import { Card } from './Card.tsx'
import { Empty } from './Empty.tsx'
import { Fault } from './Fault.tsx'
import { Page } from './Page.tsx'
import { Skeleton } from './Skeleton.tsx'
import { Table } from './Table.tsx'

interface Found<T> {
  data: { pages: { items: T[] }[] } | undefined
  isPending: boolean
  error: Error | null
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
  refetch: () => unknown
}

interface Props<T> {
  title: string
  note: string
  empty: string
  found: Found<T>
  head: ReactNode
  actions?: ReactNode
  children: (item: T) => ReactNode
}

/** A page that is a list, page after page. */
export function ListPage<T>({ title, note, empty, found, head, actions, children }: Props<T>) {
  return (
    <Page title={title} note={note} actions={actions}>
      <PagedList title={title} empty={empty} found={found} head={head}>
        {children}
      </PagedList>
    </Page>
  )
}

/** The list alone: waiting, failed, empty or there. */
export function PagedList<T>({ title, empty, found, head, children }: Omit<Props<T>, 'note' | 'actions'>) {
  const items = found.data?.pages.flatMap(page => page.items) ?? []
  if (found.isPending) return <Skeleton className="h-64" />
  if (found.error) return <Fault error={found.error} onRetry={() => void found.refetch()} />
  if (items.length === 0) return <Empty>{empty}</Empty>
  return (
    <>
      <Card>
        <Table label={title}>
          <thead>
            <tr>{head}</tr>
          </thead>
          <tbody className="[&>tr:last-child>td]:border-b-0">{items.map(children)}</tbody>
        </Table>
      </Card>
      {found.hasNextPage && (
        <div className="mt-3 flex justify-center">
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {text.common.more}
          </Button>
        </div>
      )}
    </>
  )
}
