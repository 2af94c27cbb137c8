import { Link } from '@tanstack/react-router'
import { LayoutDashboard, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ListedDashboard } from '../../../contract/listedDashboard.ts'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { formatAgo, formatMoment } from '../../format.ts'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Td } from '../../ui/Table.tsx'
import { DashboardState } from './DashboardState.tsx'
import { Favourite } from './Favourite.tsx'
import { RowMenu } from './RowMenu.tsx'
import { useDashboardChanges } from './useDashboardChanges.ts'

/** One dashboard of the list. */
export function DashboardRow({ dashboard }: { dashboard: ListedDashboard }) {
  const { id, name, datasets, createdBy, createdAt, updatedAt, deletedAt } = dashboard
  const data = datasets.map(dataset => dataset.name).join(', ')
  const link = 'flex min-w-0 items-center gap-2 py-1 font-medium'
  return (
    <tr className="transition-colors duration-150 hover:bg-hover">
      <Td className="max-w-0">
        {deletedAt === null ? (
          <Link
            to="/dashboards/$dashboardId"
            params={{ dashboardId: id }}
            className={`${link} hover:text-accent`}
            title={name}
          >
            <Named dashboard={dashboard} />
          </Link>
        ) : (
          <span className={`${link} text-muted`} title={name}>
            <Named dashboard={dashboard} />
          </span>
        )}
      </Td>
      <Td className="hidden max-w-0 truncate text-muted md:table-cell" title={data}>
        {data}
      </Td>
      <Td className="hidden sm:table-cell">{deletedAt === null && <DashboardState dashboard={dashboard} />}</Td>
      <Td className="hidden max-w-0 truncate text-muted lg:table-cell" title={createdBy}>
        {createdBy}
      </Td>
      <Td className="num hidden text-muted lg:table-cell" title={formatMoment(createdAt)}>
        {formatAgo(createdAt)}
      </Td>
      <Td className="num hidden text-muted sm:table-cell" title={formatMoment(updatedAt)}>
        {formatAgo(updatedAt)}
      </Td>
      <Td className="whitespace-nowrap px-2 text-right">
        {deletedAt === null ? (
          <>
            <Favourite dashboard={dashboard} />
            <RowMenu dashboard={dashboard} />
          </>
        ) : (
          dashboard.level === 'edit' && <TrashActions dashboard={dashboard} />
        )}
      </Td>
    </tr>
  )
}

function Named({ dashboard }: { dashboard: ListedDashboard }) {
  const { name, description, tiles, datasets, updatedAt, deletedAt } = dashboard
  const when = deletedAt === null ? formatAgo(updatedAt) : words.deletedAgo(formatAgo(deletedAt))
  return (
    <>
      <LayoutDashboard size={14} aria-hidden className="shrink-0 text-muted" />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{name}</span>
        <span className="block truncate font-normal text-label text-muted">
          {description || words.tiles(tiles)}
          {deletedAt !== null && ` · ${when}`}
        </span>
        {/* A narrow list has no room for columns. */}
        <span className="block truncate font-normal text-label text-muted sm:hidden">
          {[datasets[0]?.name, when].filter(Boolean).join(' · ')}
        </span>
      </span>
    </>
  )
}

function TrashActions({ dashboard: { id, name } }: { dashboard: ListedDashboard }) {
  const { restore, purge } = useDashboardChanges()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <span className="inline-flex gap-1">
      <Button busy={restore.isPending} onClick={() => restore.mutate(id)}>
        <RotateCcw size={14} aria-hidden />
        {words.restore}
      </Button>
      <Button look="danger" aria-label={words.purge} title={words.purge} onClick={() => setIsAsking(true)}>
        <Trash2 size={14} aria-hidden />
      </Button>
      <Dialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={words.purgeTitle(name)}
        description={words.purgeNote}
      >
        <div className="mt-2 flex justify-end gap-2">
          <Button onClick={() => setIsAsking(false)}>{text.common.cancel}</Button>
          <Button
            look="danger"
            busy={purge.isPending}
            onClick={() => purge.mutate({ id, name }, { onSettled: () => setIsAsking(false) })}
          >
            {words.purge}
          </Button>
        </div>
      </Dialog>
    </span>
  )
}
