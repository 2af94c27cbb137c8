import type { FilterValue } from '../../../contract/dashboardFilter.ts'

/** What every control of a filter is given: how it stands, and how to change that. */
export interface ControlProps {
  value: FilterValue | null
  onChange: (value: FilterValue | null) => void
}
