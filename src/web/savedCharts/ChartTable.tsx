import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { SavedChart } from '../../contract/savedChart.ts'
import { savedChartsText as words } from '../savedChartsText.ts'
import { text } from '../text.ts'
import { cx } from '../ui/cx.ts'
import { Table, Th } from '../ui/Table.tsx'
import { ChartRow } from './ChartRow.tsx'
import type { ChartOrder, ChartSort } from './queries.ts'

interface Props extends HeadProps {
  charts: readonly SavedChart[]
}

/** Charts as a table; its head sorts it, up and down go from name to name. */
export function ChartTable({ charts, order, onOrder }: Props) {
  return (
    <Table label={words.title} className="table-fixed">
      <Head order={order} onOrder={onOrder} hasTrash={charts.some(({ deletedAt }) => deletedAt !== null)} />
      <tbody className="[&>tr:last-child>td]:border-b-0" onKeyDown={moveFocus}>
        {charts.map(chart => (
          <ChartRow key={chart.id} chart={chart} />
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

interface HeadProps {
  order: ChartOrder
  onOrder: (order: ChartOrder) => void
}

function Head({ hasTrash, ...shared }: HeadProps & { hasTrash: boolean }) {
  const names = words.columns
  return (
    <thead>
      <tr>
        <SortTh {...shared} sort="name">
          {names.name}
        </SortTh>
        <SortTh {...shared} sort="type" className="hidden w-32 sm:table-cell">
          {names.type}
        </SortTh>
        <Th className="hidden w-56 md:table-cell">{names.dataset}</Th>
        <Th className="hidden w-40 lg:table-cell">{names.author}</Th>
        <SortTh {...shared} sort="updated" className="hidden w-32 sm:table-cell">
          {names.updated}
        </SortTh>
        <Th className={hasTrash ? 'w-32' : 'w-12'}>
          <span className="sr-only">{text.common.actions}</span>
        </Th>
      </tr>
    </thead>
  )
}

interface SortProps extends HeadProps {
  sort: ChartSort
  className?: string
  children: string
}

function SortTh({ sort, order, onOrder, className = '', children }: SortProps): ReactNode {
  const isSorted = order.sort === sort
  const Arrow = order.direction === 'asc' ? ArrowUp : ArrowDown
  const flip = (): ChartOrder => {
    if (isSorted) return { sort, direction: order.direction === 'asc' ? 'desc' : 'asc' }
    return { sort, direction: sort === 'updated' ? 'desc' : 'asc' }
  }
  return (
    <Th
      className={className}
      {...(isSorted && { 'aria-sort': order.direction === 'asc' ? 'ascending' : 'descending' })}
    >
      <button
        type="button"
        aria-label={words.sortBy(children)}
        onClick={() => onOrder(flip())}
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
