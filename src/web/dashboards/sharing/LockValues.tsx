import { useQuery } from '@tanstack/react-query'
import type { Scalar } from '../../../contract/column.ts'
import type { DashboardFilter } from '../../../contract/dashboardFilter.ts'
import { dashboardViewRoutes } from '../../../contract/routes/dashboards.ts'
import { call } from '../../api.ts'
import { sharingText as words } from '../../sharingText.ts'
import { Fault } from '../../ui/Fault.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { scalarSays } from '../filters/filterSays.ts'

interface Props {
  dashboardId: string
  filter: DashboardFilter
  chosen: readonly Scalar[]
  onChange: (chosen: Scalar[]) => void
}

/** The values that a link is locked to: those there are, and those that were chosen before. */
export function LockValues({ dashboardId, filter, chosen, onChange }: Props) {
  const asked = useQuery({
    queryKey: ['offer', dashboardId, 'draft', filter.id, 'lock'],
    queryFn: ({ signal }) =>
      call(
        dashboardViewRoutes.dashboardFilterValues,
        { params: { dashboardId, filterId: filter.id }, query: { view: 'draft' } },
        signal,
      ),
  })
  const [offered = []] = asked.data?.values.data ?? []
  const others = chosen.filter(value => !offered.includes(value))
  return (
    <fieldset className="grid max-h-40 overflow-auto rounded-control border border-line px-3 py-1.5">
      <legend className="sr-only">{words.values(filter.label)}</legend>
      {asked.isPending && <Skeleton className="h-12" />}
      {asked.error && <Fault error={asked.error} onRetry={() => void asked.refetch()} />}
      {[...others, ...offered].map(value => (
        <label key={String(value)} className="flex min-h-7 pointer-coarse:min-h-11 items-center gap-2 text-body">
          <input
            type="checkbox"
            className="accent-accent"
            checked={chosen.includes(value)}
            onChange={event =>
              onChange(event.target.checked ? [...chosen, value] : chosen.filter(other => other !== value))
            }
          />
          <span className="min-w-0 truncate">{scalarSays(value)}</span>
        </label>
      ))}
    </fieldset>
  )
}
