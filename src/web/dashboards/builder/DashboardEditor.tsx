import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Dashboard } from '../../../contract/dashboard.ts'
import { settle } from '../../../core/layout/settle.ts'
import { builderText as words } from '../../builderText.ts'
import { useTitle } from '../../ui/Page.tsx'
import { EditFilters } from '../filters/EditFilters.tsx'
import { useDashboardSync } from '../sync/useDashboardSync.ts'
import { BuildGrid } from './BuildGrid.tsx'
import { EditorBar } from './EditorBar.tsx'
import { EmptyTab } from './EmptyTab.tsx'
import { type Editing, EditingContext, type Floating } from './editing.ts'
import { FloatingParts } from './FloatingParts.tsx'
import { SettingsPanel } from './SettingsPanel.tsx'
import { TabStrip } from './TabStrip.tsx'
import { useDraftDrawn } from './useDraftDrawn.ts'
import { useEditorKeys } from './useEditorKeys.ts'

/** A dashboard's draft, to be built: what is changed is saved by itself, and seen by others once it is published. */
export function DashboardEditor({ dashboard }: { dashboard: Dashboard }) {
  const sync = useDashboardSync(dashboard)
  const { document, client } = sync
  useTitle(document.name)
  const [chosen, select] = useState<readonly string[]>([])
  const [floating, float] = useState<Floating | null>(null)
  const [settingsOf, openSettings] = useState<string | null>(null)
  const [said, say] = useState('')
  const [tabId, openTab] = useTab(dashboard.id)
  const tabs = useMemo(() => [...document.tabs].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)), [document])
  const tab = tabs.find(({ id }) => id === tabId) ?? tabs[0]
  const tiles = useMemo(() => settle(document.tiles.filter(tile => tile.tabId === tab?.id)), [document.tiles, tab?.id])
  const selection = useMemo(() => new Set(chosen.filter(id => tiles.some(tile => tile.id === id))), [chosen, tiles])
  const drawn = useDraftDrawn(dashboard.id, sync.confirmed, tab?.id ?? '')
  if (!tab) return null
  const editing: Editing = {
    ...{ dashboard, document, tab, tabs, tiles, drawn, selection, select, openTab, float, say },
    change: client.change,
    undo: () => say(client.undo() ? words.undone : ''),
    redo: () => say(client.redo() ? words.redone : ''),
    settingsOf: tiles.some(({ id }) => id === settingsOf) ? settingsOf : null,
    openSettings,
  }
  return (
    <EditingContext value={editing}>
      <Keys />
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <div className="mx-auto flex w-full max-w-[1440px] flex-1 flex-col px-4 py-4 sm:px-6">
        <EditorBar sync={sync} />
        <TabStrip />
        <EditFilters document={document} tabId={tab.id} onChange={operations => client.change(operations)} />
        <div className="flex min-w-0 flex-1 items-start gap-4">
          <div className="min-w-0 flex-1">{tiles.length === 0 ? <EmptyTab /> : <BuildGrid key={tab.id} />}</div>
          <SettingsPanel />
        </div>
      </div>
      <FloatingParts floating={floating} sync={sync} />
    </EditingContext>
  )
}

/** Keys and commands of the whole page. */
function Keys() {
  useEditorKeys()
  return null
}

/** The tab that the address names. */
function useTab(dashboardId: string): [string | undefined, (tabId: string) => void] {
  const search = useSearch({ strict: false })
  const go = useNavigate()
  const openTab = (tab: string) =>
    void go({
      to: '/dashboards/$dashboardId',
      params: { dashboardId },
      search: { edit: '1', tab },
      replace: true,
      resetScroll: false,
    })
  return [search.tab, openTab]
}
