import { type KeyboardEvent, useRef, useState } from 'react'
import type { Column } from '../../contract/column.ts'
import type { Shelf } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { Input } from '../ui/Input.tsx'
import { ColumnChip } from './ColumnChip.tsx'
import { useExploring } from './context.ts'
import { useKeys } from './useKeys.ts'
import { usePut } from './usePut.ts'

/** The columns of the table, to be put on shelves. `onDone` closes what the list stands in. */
export function ColumnList({ onDone }: { onDone?: () => void }) {
  const { table, filterBy } = useExploring()
  const [search, setSearch] = useState('')
  const put = usePut()
  const box = useRef<HTMLInputElement>(null)
  useKeys({ search: () => box.current?.focus() })
  const found = matching(table.columns, search)
  const choose = (column: Column | null) => (shelf: Shelf | null) => {
    put(column, shelf)
    onDone?.()
  }
  return (
    <div className="flex min-h-0 flex-col gap-2">
      <Input
        ref={box}
        type="search"
        aria-label={words.search}
        placeholder={words.searchPlaceholder}
        value={search}
        onChange={event => setSearch(event.target.value)}
        onKeyDown={event => {
          const [first] = found
          if (event.key !== 'Enter' || !first) return
          choose(first)(null)
          setSearch('')
        }}
      />
      <ul
        aria-label={words.columns}
        onKeyDown={moveFocus}
        className="-mx-1 grid min-h-0 grid-cols-[minmax(0,1fr)] content-start overflow-auto px-1"
      >
        {search === '' && (
          <li>
            <ColumnChip column={null} onPut={choose(null)} />
          </li>
        )}
        {found.map(column => (
          <li key={column.id}>
            <ColumnChip
              column={column}
              onPut={choose(column)}
              onFilter={() => {
                onDone?.()
                filterBy(column)
              }}
            />
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="px-2 text-label text-muted">{words.noColumn(search)}</p>}
    </div>
  )
}

export function matching(columns: readonly Column[], search: string): readonly Column[] {
  const wanted = search.trim().toLowerCase()
  return wanted === '' ? columns : columns.filter(({ name }) => name.toLowerCase().includes(wanted))
}

/** Up and down between the columns, as in a list. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLElement)) return
  const chips = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const next = chips[chips.indexOf(event.target) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
