import type { DashboardFilter } from '../../../contract/dashboardFilter.ts'
import { filtersText as words } from '../../filtersText.ts'
import { Field } from '../../ui/Field.tsx'
import { useBoard } from '../view/board.ts'
import { CategoryControl } from './CategoryControl.tsx'
import type { ControlProps } from './control.ts'
import { DatesControl } from './DatesControl.tsx'
import { NumberControl } from './NumberControl.tsx'
import { SearchControl } from './SearchControl.tsx'

/** The control of a filter of the dashboard around it. */
export function FilterControl({ filter }: { filter: DashboardFilter }) {
  const { values, setValue, locked } = useBoard()
  const shared = { value: values[filter.id] ?? null, onChange: setValue.bind(null, filter.id) }
  if (locked.has(filter.id)) return <p className="text-label text-muted">{words.locked}</p>
  switch (filter.kind) {
    case 'dates':
      // What is typed is the control's own: another value from outside begins it anew.
      return <DatesControl key={shared.value?.kind} {...shared} />
    case 'category':
      return <CategoryControl filterId={filter.id} {...shared} />
    case 'number':
      return <NumberControl key={JSON.stringify(shared.value)} filterId={filter.id} {...shared} />
    case 'search':
      return <SearchControl {...shared} />
    case 'top':
      return <TopControl {...shared} />
    case 'metric':
      return <MetricControl filter={filter} {...shared} />
  }
}

/** How many of the leading groups are shown. */
export function TopControl({ value, onChange }: ControlProps) {
  return (
    <Field
      type="number"
      min={1}
      max={1000}
      label={words.top.label}
      hint={words.top.hint}
      value={value?.kind === 'top' ? value.n : ''}
      onChange={event => {
        const n = Math.round(Number(event.target.value))
        onChange(event.target.value === '' || !(n >= 1) ? null : { kind: 'top', n: Math.min(1000, n) })
      }}
    />
  )
}

/** Which figure the tiles show. */
export function MetricControl({
  filter: { id, metrics },
  value,
  onChange,
}: ControlProps & { filter: Pick<DashboardFilter, 'id' | 'metrics'> }) {
  const chosen = value?.kind === 'metric' ? value.metricId : null
  return (
    <fieldset className="grid">
      <legend className="sr-only">{words.metric}</legend>
      {metrics.map(metric => (
        <label
          key={metric.id}
          className="flex min-h-8 items-center gap-2 rounded-control px-1 text-body hover:bg-hover pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            name={`metric ${id}`}
            className="accent-accent"
            checked={chosen === metric.id}
            onChange={() => onChange({ kind: 'metric', metricId: metric.id })}
          />
          <span className="min-w-0 truncate">{metric.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
