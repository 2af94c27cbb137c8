import { X } from 'lucide-react'
import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { placeOfRow } from '../../core/versions/rowNumbers.ts'
import { text } from '../text.ts'
import { cellText } from './cellText.ts'
import { filterWords } from './filterWords.ts'

const words = text.grid

interface Props {
  columns: readonly Column[]
  conditions: readonly Filter[]
  onChange: (conditions: Filter[]) => void
}

/** The conditions in force, each in words, each removable. */
export function FilterChips({ columns, conditions, onChange }: Props) {
  const byId = new Map(columns.map(column => [column.id, column]))
  const naming = {
    name: (id: string) => byId.get(id)?.name ?? (id === '_row' ? words.row : id),
    value: (id: string, value: string | number | boolean | null) => {
      const column = byId.get(id)
      if (column) return cellText(column, value)
      return String(id === '_row' ? placeOfRow(Number(value)).row : value)
    },
  }
  if (conditions.length === 0) return null
  return (
    <>
      {conditions.map((condition, i) => {
        const said = filterWords(condition, naming)
        return (
          <span
            key={JSON.stringify(condition)}
            className="inline-flex h-7 max-w-full items-center gap-1 rounded-control border border-line bg-surface pl-2 text-label"
          >
            <span className="truncate" title={said}>
              {said}
            </span>
            <button
              type="button"
              aria-label={words.removeFilter(said)}
              onClick={() => onChange(conditions.filter((_, other) => other !== i))}
              className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-fg"
            >
              <X size={12} aria-hidden />
            </button>
          </span>
        )
      })}
      <button
        type="button"
        onClick={() => onChange([])}
        className="h-7 rounded-control px-2 font-medium text-accent text-label hover:bg-hover"
      >
        {words.clear}
      </button>
    </>
  )
}
