import { useInfiniteQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Dashboard } from '../../../contract/dashboard.ts'
import { commentText as words } from '../../sharingText.ts'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { CommentBox } from './CommentBox.tsx'
import { CommentThread } from './CommentThread.tsx'
import { commentsQuery, useComments } from './queries.ts'

interface Props {
  dashboard: Pick<Dashboard, 'id' | 'level' | 'document'>
  /** Only what was said about this tile. */
  tileId?: string | undefined
  onClose: () => void
}

/** What people say about a dashboard or one of its tiles, beside it. Escape closes it. */
export function CommentsPanel({ dashboard, tileId, onClose }: Props) {
  const { id: dashboardId, level, document } = dashboard
  const [onlyOpen, setOnlyOpen] = useState(true)
  const found = useInfiniteQuery(commentsQuery({ dashboardId, tileId, onlyOpen }))
  const { write } = useComments(dashboardId)
  const mayWrite = level !== 'view'
  const items = (found.data?.pages ?? []).flatMap(page => page.items)
  const roots = items.filter(({ parentId }) => parentId === null)
  const titleOf = (id: string | null) =>
    tileId === undefined && id !== null ? (document.tiles.find(tile => tile.id === id)?.title ?? words.onTile) : null
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus(), [])
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={words.title}
      onKeyDown={event => event.key === 'Escape' && onClose()}
      className="fixed inset-y-0 right-0 z-30 flex w-96 max-w-full flex-col border-line border-l bg-surface shadow-floating outline-none print:hidden"
    >
      <header className="flex items-center gap-2 px-4 py-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold text-strong">
          {tileId === undefined ? words.title : words.ofTile}
        </h2>
        <Select
          aria-label={words.which}
          value={onlyOpen ? 'open' : 'all'}
          onChange={event => setOnlyOpen(event.target.value === 'open')}
        >
          <option value="open">{words.open(found.data?.pages[0]?.open ?? 0)}</option>
          <option value="all">{words.all}</option>
        </Select>
        <IconButton label={text.common.close} onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        {found.isPending && <Skeleton className="m-4 h-24" />}
        {found.error && <Fault error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && roots.length === 0 && <Empty>{onlyOpen ? words.noneOpen : words.none}</Empty>}
        <ol>
          {roots.map(root => (
            <CommentThread
              key={root.id}
              root={root}
              answers={items.filter(({ parentId }) => parentId === root.id)}
              tileTitle={titleOf(root.tileId)}
              mayWrite={mayWrite}
            />
          ))}
        </ol>
        {found.hasNextPage && (
          <Button className="m-4" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {words.more}
          </Button>
        )}
      </div>
      {mayWrite && (
        <footer className="border-line border-t p-4">
          <CommentBox
            label={words.write}
            send={words.send}
            isBusy={write.isPending}
            onSend={(said, done) =>
              write.mutate({ text: said, tileId: tileId ?? null, parentId: null }, { onSuccess: done })
            }
          />
        </footer>
      )}
    </aside>
  )
}
