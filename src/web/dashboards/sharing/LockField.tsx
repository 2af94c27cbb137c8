import { useId } from 'react'
import type { DashboardFilter, FilterValue } from '../../../contract/dashboardFilter.ts'
import { sharingText as words } from '../../sharingText.ts'
import { Select } from '../../ui/Select.tsx'
import { LockReach } from './LockReach.tsx'
import { LockValues } from './LockValues.tsx'

interface Props {
  dashboardId: string
  filter: DashboardFilter
  /** Undefined: free. Null: not to be used. */
  locked: FilterValue | null | undefined
  onChange: (locked: FilterValue | null | undefined) => void
}

const noValues = { kind: 'values', values: [], isExcluded: false } satisfies FilterValue

/** How one filter stands for who comes by a link: free, out of use, as it stands on the dashboard, or at some values. */
export function LockField({ dashboardId, filter, locked, onChange }: Props) {
  const id = useId()
  const isCategory = filter.kind === 'category'
  const chosen = locked === undefined ? 'free' : locked === null ? 'off' : isCategory ? 'only' : 'as'
  const choose = (next: string) => {
    if (next === 'free') onChange(undefined)
    else if (next === 'off') onChange(null)
    else onChange(isCategory && filter.value?.kind !== 'values' ? noValues : (filter.value ?? null))
  }
  return (
    <div className="grid gap-1">
      <div className="flex items-center gap-2">
        <label htmlFor={id} className="min-w-0 flex-1 truncate text-body">
          {filter.label}
        </label>
        <Select id={id} className="w-56" value={chosen} onChange={event => choose(event.target.value)}>
          <option value="free">{words.free}</option>
          {isCategory && <option value="only">{words.only}</option>}
          {!isCategory && (filter.value !== null || chosen === 'as') && <option value="as">{words.asNow}</option>}
          <option value="off">{words.off}</option>
        </Select>
      </div>
      {chosen === 'only' && locked?.kind === 'values' && (
        <LockValues
          dashboardId={dashboardId}
          filter={filter}
          chosen={locked.values}
          onChange={values => onChange({ ...noValues, values })}
        />
      )}
      {locked && <LockReach dashboardId={dashboardId} filterId={filter.id} value={locked} />}
    </div>
  )
}
