import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ChartOrder, ChartSort } from './queries.ts'

/** Which charts the list shows, and in which order; it lives in the address, so that one comes back to it. */
export interface ChartsView {
  search: string
  order: ChartOrder
  isTrash: boolean
}

const sorts: readonly ChartSort[] = ['created', 'updated', 'name', 'type']

export function useChartsView(): [ChartsView, (change: Partial<ChartsView>) => void] {
  const { search = '', sort, only } = useSearch({ from: '/shell/charts' })
  const go = useNavigate()
  const view: ChartsView = { search, order: orderOf(sort), isTrash: only === 'trash' }
  const change = (part: Partial<ChartsView>) => {
    const { search, order, isTrash } = { ...view, ...part }
    const written = `${order.sort}.${order.direction}`
    void go({
      to: '/charts',
      search: {
        ...(search !== '' && { search }),
        ...(written !== 'updated.desc' && { sort: written }),
        ...(isTrash && { only: 'trash' }),
      },
      replace: true,
      resetScroll: false,
    })
  }
  return [view, change]
}

function orderOf(written: string | undefined): ChartOrder {
  const [by, direction] = (written ?? '').split('.')
  const sort = sorts.find(name => name === by)
  return sort ? { sort, direction: direction === 'asc' ? 'asc' : 'desc' } : { sort: 'updated', direction: 'desc' }
}
