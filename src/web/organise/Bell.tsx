import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Bell as BellIcon, CircleCheck, TriangleAlert } from 'lucide-react'
import type { Notification } from '../../contract/notification.ts'
import { organiseRoutes } from '../../contract/routes/organise.ts'
import { call } from '../api.ts'
import { formatAgo, formatMoment } from '../format.ts'
import { organiseText as words } from '../organiseText.ts'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/Menu.tsx'
import { say } from '../words.ts'
import { notificationsQuery } from './queries.ts'

/** What happened while one was elsewhere. */
export function Bell() {
  const { data } = useQuery(notificationsQuery)
  const queries = useQueryClient()
  const read = useMutation({
    mutationFn: (ids?: string[]) => call(organiseRoutes.readNotifications, { body: ids ? { ids } : {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notifications'] }),
  })
  const unread = data?.unread ?? 0
  const items = data?.items ?? []
  return (
    <Menu
      trigger={
        <IconButton label={words.unread(unread)} className="relative">
          <BellIcon size={16} aria-hidden />
          {unread > 0 && <span aria-hidden className="absolute top-1.5 right-1.5 size-2 rounded-full bg-accent" />}
        </IconButton>
      }
    >
      <MenuLabel>{words.notifications}</MenuLabel>
      {items.length === 0 && <p className="max-w-72 px-2 pb-2 text-body text-muted">{words.noNotifications}</p>}
      {items.map(item => (
        <Line key={item.id} item={item} onRead={() => item.readAt === null && read.mutate([item.id])} />
      ))}
      {unread > 0 && (
        <>
          <MenuLine />
          <MenuItem onSelect={() => read.mutate(undefined)}>{words.markAll}</MenuItem>
        </>
      )}
    </Menu>
  )
}

function Line({ item, onRead }: { item: Notification; onRead: () => void }) {
  const go = useNavigate()
  const open = () => {
    onRead()
    if (item.about?.kind === 'dataset') void go({ to: '/datasets/$datasetId', params: { datasetId: item.about.id } })
    if (item.about?.kind === 'dashboard')
      void go({ to: '/dashboards/$dashboardId', params: { dashboardId: item.about.id } })
    if (item.about?.kind === 'proposal' && item.about.datasetId) {
      const params = { datasetId: item.about.datasetId, proposalId: item.about.id }
      void go({ to: '/datasets/$datasetId/changes/$proposalId', params })
    }
    if (item.about?.kind === 'upload') void go({ to: '/uploads', search: { status: 'failed' } })
  }
  const Icon = item.isBad ? TriangleAlert : CircleCheck
  return (
    <MenuItem
      onSelect={open}
      icon={<Icon size={14} aria-hidden className={item.isBad ? 'text-bad' : 'text-good'} />}
      hint={<time title={formatMoment(item.createdAt)}>{formatAgo(item.createdAt)}</time>}
    >
      <span className={cx(item.readAt === null && 'font-medium')} title={say(item.message)}>
        {say(item.message)}
      </span>
    </MenuItem>
  )
}
