import { X } from 'lucide-react'
import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { text } from '../text.ts'
import { filterNaming } from './filterNaming.ts'
import { filterWords } from './filterWords.ts'

const words = text.grid

interface Props {
  columns: readonly Column[]
  conditions: readonly Filter[]
  onChange: (conditions: Filter[]) => void
}

/** The conditions in force, each in words, each removable. */
export function FilterChips({ columns, conditions, onChange }: Props) {
  const naming = filterNaming(columns)
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
