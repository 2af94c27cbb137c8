import { ArrowDown, ArrowUp } from 'lucide-react'
import { cx } from './cx.ts'
import { Th } from './Table.tsx'

/** By what a list is sorted, and which way. */
export interface Order<S extends string> {
  sort: S
  direction: 'asc' | 'desc'
}

interface Props<S extends string> {
  sort: S
  order: Order<S>
  onOrder: (order: Order<S>) => void
  /** Which way it is sorted at first. */
  first: 'asc' | 'desc'
  label: string
  className?: string
  children: string
}

/** The head of a column that sorts the list; once more turns it round. */
export function SortTh<S extends string>({ sort, order, onOrder, first, label, className = '', children }: Props<S>) {
  const isSorted = order.sort === sort
  const Arrow = order.direction === 'asc' ? ArrowUp : ArrowDown
  const flipped = order.direction === 'asc' ? 'desc' : 'asc'
  return (
    <Th
      className={className}
      {...(isSorted && { 'aria-sort': order.direction === 'asc' ? 'ascending' : 'descending' })}
    >
      <button
        type="button"
        aria-label={label}
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
