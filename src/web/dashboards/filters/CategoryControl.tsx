import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import type { Scalar } from '../../../contract/column.ts'
import { filtersText } from '../../filtersText.ts'
import { formatCount } from '../../format.ts'
import { Fault } from '../../ui/Fault.tsx'
import { Input } from '../../ui/Input.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useBoard } from '../view/board.ts'
import type { ControlProps } from './control.ts'
import { scalarSays } from './filterSays.ts'

const words = filtersText.category

interface Props extends ControlProps {
  filterId: string
}

/** The values of a column with their counts: some of them, or all but some. */
export function CategoryControl({ filterId, value, onChange }: Props) {
  const [search, setSearch] = useState('')
  const asked = useOffer(filterId, useDeferredValue(search.trim()))
  const isExcluded = value?.kind === 'values' && value.isExcluded
  const chosen: readonly Scalar[] = value?.kind === 'values' ? value.values : []
  const set = (values: Scalar[], excludes = isExcluded) =>
    onChange(values.length === 0 ? null : { kind: 'values', values, isExcluded: excludes })
  const found = asked.data ?? []
  const unseen = chosen.filter(one => !found.some(item => item.value === one))
  const note = useId()
  return (
    <div className="grid gap-2">
      <Input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={search}
        onChange={event => setSearch(event.target.value)}
      />
      {asked.isPending && <Skeleton className="h-24" />}
      {asked.isError && <Fault error={asked.error} onRetry={() => void asked.refetch()} />}
      <fieldset aria-describedby={note} className="-mx-1 grid max-h-60 overflow-auto px-1">
        <legend className="sr-only">{words.values}</legend>
        {[...unseen.map(one => ({ value: one, count: null })), ...found].map(item => (
          <label
            key={String(item.value)}
            className="flex min-h-7 items-center gap-2 rounded-control px-1 text-body hover:bg-hover pointer-coarse:min-h-11"
          >
            <input
              type="checkbox"
              className="accent-accent"
              checked={chosen.includes(item.value)}
              onChange={event =>
                set(event.target.checked ? [...chosen, item.value] : chosen.filter(one => one !== item.value))
              }
            />
            <span
              className={item.value === null ? 'min-w-0 flex-1 truncate text-muted italic' : 'min-w-0 flex-1 truncate'}
            >
              {scalarSays(item.value)}
            </span>
            {item.count !== null && <span className="num text-label text-muted">{formatCount(item.count)}</span>}
          </label>
        ))}
        {asked.isSuccess && found.length === 0 && <p className="px-1 text-label text-muted">{words.none}</p>}
      </fieldset>
      <p id={note} className="text-label text-muted">
        {words.chosen(chosen.length)}
      </p>
      <label className="flex min-h-7 items-center gap-2 text-body pointer-coarse:min-h-11">
        <input
          type="checkbox"
          className="accent-accent"
          checked={isExcluded}
          disabled={chosen.length === 0}
          onChange={event => set([...chosen], event.target.checked)}
        />
        {words.exclude}
      </label>
    </div>
  )
}

/** What a filter can be set to, the most frequent first. */
function useOffer(filterId: string, search: string) {
  const { source } = useBoard()
  return useQuery({
    queryKey: ['offer', ...source.key, filterId, search],
    queryFn: ({ signal }) => source.offer(filterId, search, signal),
    select: ({ values: { data } }) => {
      const [values = [], counts = []] = data
      return values.map((value, i) => ({ value, count: counts[i] === undefined ? null : Number(counts[i]) }))
    },
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  })
}
