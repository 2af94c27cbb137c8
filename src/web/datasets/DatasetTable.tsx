import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ListedDataset } from '../../contract/dataset.ts'
import { text } from '../text.ts'
import { Card } from '../ui/Card.tsx'
import { cx } from '../ui/cx.ts'
import { Table, Th } from '../ui/Table.tsx'
import { DatasetRow } from './DatasetRow.tsx'
import type { DatasetOrder, DatasetSort } from './queries.ts'

const names = text.home.columns

interface Props {
  items: readonly ListedDataset[]
  order: DatasetOrder
  isStale: boolean
  onOrder: (order: DatasetOrder) => void
}

/** Datasets as a table; its head sorts it. Narrow screens keep the columns that matter. */
export function DatasetTable({ items, order, isStale, onOrder }: Props) {
  const sortable = (sort: DatasetSort) => ({ sort, order, onOrder })
  return (
    <Card className={cx('transition-opacity duration-150', isStale && 'opacity-60')}>
      <Table label={text.home.title} className="table-fixed">
        <thead>
          <tr>
            <SortTh {...sortable('name')} label={names.name} className="w-auto" />
            <Th className="hidden w-16 md:table-cell">{names.kind}</Th>
            <SortTh {...sortable('rows')} label={names.rows} numeric className="w-24" />
            <Th numeric className="hidden w-22 lg:table-cell">
              {names.columns}
            </Th>
            <SortTh {...sortable('bytes')} label={names.bytes} numeric className="hidden w-22 md:table-cell" />
            <Th className="hidden w-24 sm:table-cell">{names.status}</Th>
            <Th className="hidden w-32 xl:table-cell">{names.person}</Th>
            <SortTh {...sortable('created')} label={names.created} className="hidden w-28 lg:table-cell" />
            <SortTh {...sortable('updated')} label={names.updated} className="hidden w-28 md:table-cell" />
            <Th className="w-12">
              <span className="sr-only">{text.common.actions}</span>
            </Th>
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>td]:border-b-0">
          {items.map(dataset => (
            <DatasetRow key={dataset.id} dataset={dataset} />
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

interface SortProps extends DatasetOrderProps {
  label: string
  numeric?: boolean
  className?: string
}
interface DatasetOrderProps {
  sort: DatasetSort
  order: DatasetOrder
  onOrder: (order: DatasetOrder) => void
}

function SortTh({ sort, order, onOrder, label, numeric = false, className = '' }: SortProps) {
  const isSorted = order.sort === sort
  const Arrow = order.direction === 'asc' ? ArrowUp : ArrowDown
  const flip = (): DatasetOrder => {
    if (!isSorted) return { sort, direction: sort === 'name' ? 'asc' : 'desc' }
    return { sort, direction: order.direction === 'asc' ? 'desc' : 'asc' }
  }
  return (
    <Th
      numeric={numeric}
      className={className}
      {...(isSorted && { 'aria-sort': order.direction === 'asc' ? 'ascending' : 'descending' })}
    >
      <button
        type="button"
        aria-label={text.home.sortBy(label)}
        onClick={() => onOrder(flip())}
        className={cx(
          '-mx-1 inline-flex h-7 items-center gap-1 rounded-control px-1 font-medium hover:text-fg',
          isSorted && 'text-fg',
        )}
      >
        {label}
        <Arrow size={12} aria-hidden className={isSorted ? '' : 'hidden'} />
      </button>
    </Th>
  )
}
