import type { Column } from '../../../contract/column.ts'
import type { DashboardFilter, FilterValue } from '../../../contract/dashboardFilter.ts'
import { SetPicker } from '../../explore/SetPicker.tsx'
import { ValueSource } from '../../explore/valueSource.ts'
import { filtersText as words } from '../../filtersText.ts'
import { Button } from '../../ui/Button.tsx'
import { DatesControl } from './DatesControl.tsx'
import { MetricControl, TopControl } from './FilterControl.tsx'
import { filterSays } from './filterSays.ts'
import { NumberForm } from './NumberControl.tsx'
import { SearchControl } from './SearchControl.tsx'

interface Props {
  filter: DashboardFilter
  /** The column it is about; null when it is about none, or the column is gone. */
  column: Column | null
  onChange: (value: FilterValue | null) => void
}

/** What a filter is set to for who has not set it. */
export function FirstValue({ filter, column, onChange }: Props) {
  const { kind, value } = filter
  return (
    <>
      <p className="flex min-h-8 items-center justify-between gap-2 text-body">
        <span className={value ? '' : 'text-muted'}>{value ? filterSays(filter, value) : words.editor.firstValue}</span>
        {value && kind !== 'metric' && <Button onClick={() => onChange(null)}>{words.clear}</Button>}
      </p>
      <details className="group" open={kind === 'top' || kind === 'metric'}>
        <summary className="cursor-pointer text-label text-muted">{words.kinds[kind]}</summary>
        <div className="mt-2">
          <Control {...{ filter, column, onChange }} />
        </div>
      </details>
    </>
  )
}

function Control({ filter, column, onChange }: Props) {
  const { kind, value } = filter
  switch (kind) {
    case 'dates':
      return <DatesControl key={value?.kind} value={value} onChange={onChange} />
    case 'number':
      return <NumberForm key={JSON.stringify(value)} value={value} onChange={onChange} hints={hintsOf(column)} />
    case 'search':
      return <SearchControl value={value} onChange={onChange} />
    case 'top':
      return <TopControl value={value} onChange={onChange} />
    case 'metric':
      return <MetricControl filter={filter} value={value} onChange={onChange} />
    case 'category':
      if (!column || !filter.column) return null
      return (
        <ValueSource value={filter.column}>
          <SetPicker
            column={column}
            chosen={value?.kind === 'values' ? value.values : []}
            onChange={values => onChange(values.length === 0 ? null : { kind: 'values', values, isExcluded: false })}
          />
        </ValueSource>
      )
  }
}

const hintsOf = (column: Column | null) => ({
  from: column?.profile.min?.toString() ?? '',
  to: column?.profile.max?.toString() ?? '',
})
