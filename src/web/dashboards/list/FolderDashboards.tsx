import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { Pages } from '../../ui/Pages.tsx'
import { DashboardTable } from './DashboardTable.tsx'
import { type DashboardOrder, dashboardPagesQuery } from './queries.ts'

/** The dashboards that lie in a folder, below what else lies there; nothing where there are none. */
export function FolderDashboards({ folderId }: { folderId: string }) {
  const [order, setOrder] = useState<DashboardOrder>({ sort: 'updated', direction: 'desc' })
  const found = useInfiniteQuery(dashboardPagesQuery({ search: '', ...order, folderId }))
  if (!found.isSuccess || found.data.pages[0]?.total === 0) return null
  return (
    <section aria-labelledby="folder-dashboards" className="mt-6">
      <h2 id="folder-dashboards" className="mb-2 font-semibold text-body">
        {words.title}
      </h2>
      <Pages found={found} empty={null}>
        {dashboards => <DashboardTable dashboards={dashboards} order={order} onOrder={setOrder} />}
      </Pages>
    </section>
  )
}
