import type { KeyboardEvent } from 'react'
import type { DashboardTab } from '../../../contract/dashboard.ts'
import { boardText as words } from '../../boardText.ts'
import { useBoard } from './board.ts'

/** Tabs in their order. */
export function tabsInOrder(tabs: readonly DashboardTab[]): DashboardTab[] {
  return [...tabs].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

/** The tabs of a dashboard; one alone needs no name. */
export function BoardTabs() {
  const { document, tabId, openTab } = useBoard()
  const tabs = tabsInOrder(document.tabs)
  if (tabs.length < 2) return null
  const move = (event: KeyboardEvent, at: number) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (step === 0 || !next) return
    event.preventDefault()
    openTab(next.id)
    globalThis.document.getElementById(`tab-${next.id}`)?.focus()
  }
  return (
    <div
      role="tablist"
      aria-label={words.tabs}
      className="-mx-1 mb-3 flex gap-1 overflow-x-auto border-line border-b px-1"
    >
      {tabs.map(({ id, title }, i) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === tabId}
          aria-controls="board"
          tabIndex={id === tabId ? 0 : -1}
          onClick={() => openTab(id)}
          onKeyDown={event => move(event, i)}
          className="control -mb-px shrink-0 border-transparent border-b-2 px-2.5 text-body text-muted hover:text-fg aria-selected:border-accent aria-selected:font-medium aria-selected:text-fg"
        >
          {title || `${i + 1}`}
        </button>
      ))}
    </div>
  )
}
