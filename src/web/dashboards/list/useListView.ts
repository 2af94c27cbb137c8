import { useNavigate, useSearch } from '@tanstack/react-router'
import type { DashboardOrder, DashboardSort } from './queries.ts'

const sorts: readonly DashboardSort[] = ['updated', 'created', 'name']
const views = ['favourites', 'mine', 'trash'] as const

/** Which dashboards the list shows, and in which order; it lives in the address, so that one comes back to it. */
export interface ListView {
  search: string
  order: DashboardOrder
  only: (typeof views)[number] | undefined
  folder: string | undefined
}

export function useListView(): [ListView, (change: Partial<ListView>) => void] {
  const found = useSearch({ from: '/shell/dashboards' })
  const go = useNavigate()
  const view: ListView = {
    search: found.search ?? '',
    order: orderOf(found.sort),
    only: views.find(name => name === found.only),
    folder: found.folder,
  }
  const change = (part: Partial<ListView>) => {
    const { search, order, only, folder } = { ...view, ...part }
    const written = `${order.sort}.${order.direction}`
    void go({
      to: '/dashboards',
      search: {
        ...(search !== '' && { search }),
        ...(written !== 'updated.desc' && { sort: written }),
        ...(only && { only }),
        ...(folder && { folder }),
      },
      replace: true,
      resetScroll: false,
    })
  }
  return [view, change]
}

function orderOf(written: string | undefined): DashboardOrder {
  const [by, direction] = (written ?? '').split('.')
  const sort = sorts.find(name => name === by)
  return sort ? { sort, direction: direction === 'asc' ? 'asc' : 'desc' } : { sort: 'updated', direction: 'desc' }
}
