import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import type { Column, Scalar } from '../../contract/column.ts'
import type { PlanSource } from '../../contract/plan.ts'
import { analyticsRoutes } from '../../contract/routes/analytics.ts'
import { call } from '../api.ts'
import { exploreText as words } from '../exploreText.ts'
import { formatCount } from '../format.ts'
import { cellText } from '../grid/cellText.ts'
import { Fault } from '../ui/Fault.tsx'
import { Input } from '../ui/Input.tsx'
import { useValueSource } from './valueSource.ts'

const most = 50

interface Props {
  column: Column
  chosen: readonly Scalar[]
  onChange: (chosen: Scalar[]) => void
}

/** The values of a column with their counts, searched over all of them, to choose from. */
export function SetPicker({ column, chosen, onChange }: Props) {
  const source = useValueSource()
  const [search, setSearch] = useState('')
  const asked = useQuery(valuesQuery(source, column, useDeferredValue(search)))
  const found = asked.data ?? []
  const kept = chosen.filter(value => !found.some(item => item.value === value))
  const id = useId()
  const toggle = (value: Scalar, isOn: boolean) =>
    onChange(isOn ? [...chosen, value] : chosen.filter(other => other !== value))
  return (
    <div className="grid gap-2">
      <Input
        type="search"
        aria-label={words.searchValues}
        placeholder={words.searchValues}
        value={search}
        onChange={event => setSearch(event.target.value)}
      />
      {asked.isError && <Fault error={asked.error} onRetry={() => void asked.refetch()} />}
      <fieldset aria-describedby={id} className="-mx-1 grid max-h-56 overflow-auto px-1">
        <legend className="sr-only">{words.values}</legend>
        {kept.map(value => (
          <Value key={String(value)} column={column} value={value} count={null} isOn onToggle={toggle} />
        ))}
        {found.map(({ value, count }) => (
          <Value
            key={String(value)}
            column={column}
            value={value}
            count={count}
            isOn={chosen.includes(value)}
            onToggle={toggle}
          />
        ))}
        {asked.isSuccess && found.length === 0 && <p className="px-1 text-label text-muted">{words.noValues}</p>}
      </fieldset>
      <p id={id} className="text-label text-muted">
        {words.chosen(chosen.length)}
        {found.length === most && ` · ${words.moreValues(most)}`}
      </p>
    </div>
  )
}

interface ValueProps {
  column: Column
  value: Scalar
  count: number | null
  isOn: boolean
  onToggle: (value: Scalar, isOn: boolean) => void
}

function Value({ column, value, count, isOn, onToggle }: ValueProps) {
  const said = value === null ? words.missingValue : cellText(column, value)
  return (
    <label className="flex min-h-7 items-center gap-2 rounded-control px-1 text-body hover:bg-hover pointer-coarse:min-h-11">
      <input
        type="checkbox"
        className="accent-accent"
        checked={isOn}
        onChange={event => onToggle(value, event.target.checked)}
      />
      <span className={value === null ? 'min-w-0 flex-1 truncate text-muted italic' : 'min-w-0 flex-1 truncate'}>
        {said}
      </span>
      {count !== null && <span className="num text-label text-muted">{formatCount(count)}</span>}
    </label>
  )
}

/** The most frequent values that hold what is searched; of columns without text, the search is done here. */
function valuesQuery(source: PlanSource, column: Column, search: string) {
  const isText = column.type === 'text'
  const wanted = search.trim()
  const inQuery = isText ? wanted : ''
  return {
    queryKey: ['values', source.datasetId, source.tableId, column.id, inQuery],
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const { table } = await call(
        analyticsRoutes.runPlan,
        {
          body: {
            plan: {
              source,
              ...(inQuery !== '' && { filter: { op: 'contains', column: column.id, value: inQuery } }),
              dimensions: [{ as: 'value', column: column.id }],
              measures: [{ as: 'rows', aggregate: 'count' }],
              sort: [{ by: 'rows', direction: 'desc' }],
              limit: isText ? most : 1000,
            },
          },
        },
        signal,
      )
      const [values = [], counts = []] = table.data
      return values.map((value, i) => ({ value, count: Number(counts[i]) }))
    },
    select: (all: { value: Scalar; count: number }[]) =>
      isText || wanted === ''
        ? all.slice(0, most)
        : all
            .filter(({ value }) => cellText(column, value).toLowerCase().includes(wanted.toLowerCase()))
            .slice(0, most),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  }
}
