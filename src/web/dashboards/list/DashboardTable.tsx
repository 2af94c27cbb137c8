import type { ListedDashboard } from '../../../contract/listedDashboard.ts'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { text } from '../../text.ts'
import { moveFocus } from '../../ui/moveFocus.ts'
import { SortTh } from '../../ui/SortTh.tsx'
import { Table, Th } from '../../ui/Table.tsx'
import { DashboardRow } from './DashboardRow.tsx'
import type { DashboardOrder } from './queries.ts'

interface HeadProps {
  order: DashboardOrder
  onOrder: (order: DashboardOrder) => void
}

interface Props extends HeadProps {
  dashboards: readonly ListedDashboard[]
}

/** Dashboards as a table; its head sorts it, up and down go from name to name. */
export function DashboardTable({ dashboards, ...shared }: Props) {
  const names = words.columns
  return (
    <Table label={words.title} className="table-fixed">
      <thead>
        <tr>
          <SortTh {...shared} sort="name" first="asc" label={words.sortBy(names.name)}>
            {names.name}
          </SortTh>
          <Th className="hidden w-48 md:table-cell">{names.datasets}</Th>
          <Th className="hidden w-48 sm:table-cell">{names.state}</Th>
          <Th className="hidden w-36 lg:table-cell">{names.author}</Th>
          <SortTh
            {...shared}
            sort="created"
            first="desc"
            label={words.sortBy(names.created)}
            className="hidden w-28 lg:table-cell"
          >
            {names.created}
          </SortTh>
          <SortTh
            {...shared}
            sort="updated"
            first="desc"
            label={words.sortBy(names.updated)}
            className="hidden w-28 sm:table-cell"
          >
            {names.updated}
          </SortTh>
          <Th className={dashboards.some(({ deletedAt }) => deletedAt !== null) ? 'w-40' : 'w-24'}>
            <span className="sr-only">{text.common.actions}</span>
          </Th>
        </tr>
      </thead>
      <tbody className="[&>tr:last-child>td]:border-b-0" onKeyDown={moveFocus}>
        {dashboards.map(dashboard => (
          <DashboardRow key={dashboard.id} dashboard={dashboard} />
        ))}
      </tbody>
    </Table>
  )
}
