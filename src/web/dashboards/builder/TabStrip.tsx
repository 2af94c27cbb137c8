import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { DashboardTab } from '../../../contract/dashboard.ts'
import { builderText as words } from '../../builderText.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Input } from '../../ui/Input.tsx'
import { useEditing } from './editing.ts'
import { newId } from './newTile.ts'
import { TabItem } from './TabItem.tsx'
import { useTabDrag } from './useTabDrag.ts'
import { useTabMoves } from './useTabMoves.ts'

/** The tabs: chosen, named, moved by a pointer or with Alt and arrow keys, added and removed. */
export function TabStrip() {
  const { tabs, tab, change, openTab } = useEditing()
  const [renaming, setRenaming] = useState<string | null>(null)
  const strip = useRef<HTMLElement>(null)
  const { moveTo } = useTabMoves()
  const drag = useTabDrag(strip, moveTo)
  const add = () => {
    const item = { id: newId('tab'), title: words.newTab(tabs.length + 1), order: (tabs.at(-1)?.order ?? 0) + 1 }
    change([{ op: 'putTab', item }])
    openTab(item.id)
    setRenaming(item.id)
  }
  return (
    <nav ref={strip} aria-label={words.tabs} className="mb-3 flex flex-wrap items-center gap-1 border-line border-b">
      {tabs.map((each, at) =>
        renaming === each.id ? (
          <TabName key={each.id} tab={each} onDone={() => setRenaming(null)} />
        ) : (
          <TabItem
            key={each.id}
            tab={each}
            at={at}
            isOpen={each.id === tab.id}
            place={placeOf(tabs, each, drag.carried)}
            drag={drag}
            onRename={() => setRenaming(each.id)}
          />
        ),
      )}
      <IconButton label={words.addTab} className="order-last" onClick={add}>
        <Plus size={14} aria-hidden />
      </IconButton>
    </nav>
  )
}

/** Where a tab stands while one is carried. What is carried stays where it is in the page: it would be let go otherwise. */
function placeOf(
  tabs: readonly DashboardTab[],
  { id }: DashboardTab,
  carried: { id: string; at: number } | null,
): number {
  if (!carried) return 0
  if (id === carried.id) return carried.at
  const at = tabs.filter(tab => tab.id !== carried.id).findIndex(tab => tab.id === id)
  return at < carried.at ? at : at + 1
}

function TabName({ tab, onDone }: { tab: DashboardTab; onDone: () => void }) {
  const { change } = useEditing()
  const keep = (title: string) => {
    if (title !== tab.title) change([{ op: 'setTab', id: tab.id, fields: { title } }])
    onDone()
  }
  return (
    <Input
      autoFocus
      defaultValue={tab.title}
      aria-label={words.tabName}
      maxLength={200}
      className="w-40"
      onFocus={event => event.target.select()}
      onBlur={event => keep(event.target.value.trim())}
      onKeyDown={event => {
        if (event.key === 'Enter') keep(event.currentTarget.value.trim())
        if (event.key === 'Escape') onDone()
      }}
    />
  )
}
