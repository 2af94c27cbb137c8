import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { dashboardRoutes } from '../../../contract/routes/dashboards.ts'
import { call } from '../../api.ts'
import { builderText as words } from '../../builderText.ts'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { say } from '../../words.ts'
import type { useDashboardSync } from '../sync/useDashboardSync.ts'
import { useEditing } from './editing.ts'
import { usePublish } from './usePublishing.ts'

interface Props {
  sync: ReturnType<typeof useDashboardSync>
  onClose: () => void
}

/** What others have not seen yet, and the button that shows it to them. */
export function PublishDialog({ sync, onClose }: Props) {
  const publish = usePublish(sync)
  const isPublished = useRef(false)
  const send = () =>
    publish.mutate(undefined, {
      onSuccess: () => {
        isPublished.current = true
        onClose()
      },
    })
  // What is published can be looked at: the way there is next.
  const nextFocus = () => (isPublished.current ? document.getElementById('builder-done') : null)
  return (
    <Dialog open onClose={onClose} title={words.publishTitle} description={words.publishNote} nextFocus={nextFocus}>
      <form
        className="grid gap-3"
        onSubmit={event => {
          event.preventDefault()
          send()
        }}
      >
        <WhatChanged revision={sync.revision} waiting={sync.waiting} />
        {publish.error && <Fault error={publish.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button autoFocus type="submit" look="primary" busy={publish.isPending}>
            {words.publish}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function WhatChanged({ revision, waiting }: { revision: number; waiting: number }) {
  const { dashboard } = useEditing()
  const { data, error } = useQuery({
    queryKey: ['kept', dashboard.id, 'since', revision],
    queryFn: ({ signal }) =>
      call(dashboardRoutes.dashboardHistory, { params: { dashboardId: dashboard.id }, query: { limit: 50 } }, signal),
  })
  if (dashboard.published === null) return <p className="text-body">{words.firstTime}</p>
  if (error) return <Fault error={error} />
  if (!data) return <Skeleton className="h-16" />
  const at = dashboard.published.revision
  const since = data.items.filter(item => item.revision > at)
  if (since.length === 0 && waiting === 0) return <p className="text-body">{words.nothingChanged}</p>
  return (
    <div>
      <h3 className="font-medium text-label text-muted">{words.changedSince}</h3>
      <ul className="mt-1 max-h-60 list-disc overflow-auto pl-4 text-body">
        {since.map(({ revision: id, what, by }) => (
          <li key={id}>
            {what.map(say).join('; ')} <span className="text-muted">{words.by(by)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
