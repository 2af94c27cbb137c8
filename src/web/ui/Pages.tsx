import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { text } from '../text.ts'
import { Button } from './Button.tsx'
import { Card } from './Card.tsx'
import { cx } from './cx.ts'
import { NearEnd } from './NearEnd.tsx'

type Found<T> = InfiniteData<{ items: T[]; total: number }, unknown>

interface Props<T> {
  found: UseInfiniteQueryResult<Found<T>> & { data: Found<T> }
  empty: ReactNode
  children: (items: readonly T[]) => ReactNode
}

/** A list that is read page by page; further ones come as the end comes near. */
export function Pages<T>({ found, empty, children }: Props<T>) {
  const items = found.data.pages.flatMap(page => page.items)
  if (items.length === 0) return empty
  const more = () => {
    if (!found.isFetchingNextPage) void found.fetchNextPage()
  }
  return (
    <>
      <Card className={cx('transition-opacity duration-150', found.isPlaceholderData && 'opacity-60')}>
        {children(items)}
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
