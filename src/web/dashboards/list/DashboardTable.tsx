import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { ListedDashboard } from '../../../contract/dashboard.ts'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { text } from '../../text.ts'
import { cx } from '../../ui/cx.ts'
import { Table, Th } from '../../ui/Table.tsx'
import { DashboardRow } from './DashboardRow.tsx'
import type { DashboardOrder, DashboardSort } from './queries.ts'

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
          <SortTh {...shared} sort="name">
            {names.name}
          </SortTh>
          <Th className="hidden w-48 md:table-cell">{names.datasets}</Th>
          <Th className="hidden w-48 sm:table-cell">{names.state}</Th>
          <Th className="hidden w-36 lg:table-cell">{names.author}</Th>
          <SortTh {...shared} sort="created" className="hidden w-28 lg:table-cell">
            {names.created}
          </SortTh>
          <SortTh {...shared} sort="updated" className="hidden w-28 sm:table-cell">
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

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLAnchorElement)) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')]
  event.preventDefault()
  links[links.indexOf(event.target) + step]?.focus()
}

interface SortProps extends HeadProps {
  sort: DashboardSort
  className?: string
  children: string
}

function SortTh({ sort, order, onOrder, className = '', children }: SortProps) {
  const isSorted = order.sort === sort
  const Arrow = order.direction === 'asc' ? ArrowUp : ArrowDown
  const flipped = order.direction === 'asc' ? 'desc' : 'asc'
  const first = sort === 'name' ? 'asc' : 'desc'
  return (
    <Th
      className={className}
      {...(isSorted && { 'aria-sort': order.direction === 'asc' ? 'ascending' : 'descending' })}
    >
      <button
        type="button"
        aria-label={words.sortBy(children)}
        onClick={() => onOrder({ sort, direction: isSorted ? flipped : first })}
        className={cx(
          '-mx-1 inline-flex h-7 items-center gap-1 rounded-control px-1 font-medium hover:text-fg',
          isSorted && 'text-fg',
        )}
      >
        {children}
        <Arrow size={12} aria-hidden className={isSorted ? '' : 'hidden'} />
      </button>
    </Th>
  )
}
