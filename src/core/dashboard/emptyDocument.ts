import type { DashboardDocument } from '../../contract/dashboard.ts'

/** A dashboard with nothing on its one tab. */
export const emptyDocument = (name: string): DashboardDocument => ({
  name,
  description: '',
  pins: {},
  tabs: [{ id: 'tab1', title: '', order: 0 }],
  tiles: [],
  filters: [],
})
