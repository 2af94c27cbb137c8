import { Plus, SlidersHorizontal } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { DashboardDocument, Operation } from '../../../contract/dashboard.ts'
import type { DashboardFilter } from '../../../contract/dashboardFilter.ts'
import { filtersText as words } from '../../filtersText.ts'
import { isTyping } from '../../shell/useShortcuts.ts'
import { Button } from '../../ui/Button.tsx'
import { placeOf } from './editorState.ts'
import { FilterEditor } from './FilterEditor.tsx'
import { filterSays } from './filterSays.ts'

interface Props {
  document: DashboardDocument
  tabId: string
  onChange: (operations: Operation[]) => void
}

/** The filters of the bar while a dashboard is built: each opens what it is, and one more can be added. */
export function EditFilters({ document, tabId, onChange }: Props) {
  const [editing, setEditing] = useState<DashboardFilter | 'new' | null>(null)
  const bar = useRef<HTMLDivElement>(null)
  const saved = useRef('')
  const open = (what: DashboardFilter | 'new') => {
    saved.current = ''
    setEditing(what)
  }
  const savedPill = () =>
    bar.current?.querySelector<HTMLElement>(`[data-filter="${CSS.escape(saved.current)}"]`) ?? null
  useFilterKey(() => open('new'))
  const filters = document.filters
    .filter(filter => (filter.tabId === null || filter.tabId === tabId) && placeOf(document, filter.id) === 'bar')
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div ref={bar} role="group" aria-label={words.bar} className="mb-3 flex flex-wrap items-center gap-2">
      {filters.map(filter => (
        <Button key={filter.id} data-filter={filter.id} onClick={() => open(filter)} className="max-w-72">
          <SlidersHorizontal size={14} aria-hidden className="shrink-0 text-muted" />
          <span className="shrink-0 font-normal text-muted">{filter.label}</span>
          <span className="min-w-0 truncate">{filterSays(filter, filter.value)}</span>
        </Button>
      ))}
      <Button look="ghost" aria-keyshortcuts="f" onClick={() => open('new')}>
        <Plus size={14} aria-hidden />
        {words.editor.add}
      </Button>
      {editing && (
        <FilterEditor
          document={document}
          tabId={tabId}
          filter={editing === 'new' ? null : editing}
          onSave={(operations, filterId) => {
            saved.current = filterId
            onChange(operations)
          }}
          onClose={() => setEditing(null)}
          nextFocus={savedPill}
        />
      )}
    </div>
  )
}

/** f adds a filter. */
function useFilterKey(act: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      if (event.key !== 'f' || !isPlain || isTyping(event)) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}
