import { ArrowLeft, ArrowRight, ChevronDown, Pencil, Plus, Trash2 } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import type { DashboardTab } from '../../../contract/dashboard.ts'
import { builderText as words } from '../../builderText.ts'
import { text } from '../../text.ts'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Input } from '../../ui/Input.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx'
import { toast } from '../../ui/Toast.tsx'
import { useEditing } from './editing.ts'
import { newId } from './newTile.ts'

/** The tabs: chosen, named, moved by dragging or with Alt and arrow keys, added and removed. */
export function TabStrip() {
  const { tabs, tab, change, openTab } = useEditing()
  const [renaming, setRenaming] = useState<string | null>(null)
  const add = () => {
    const item = { id: newId('tab'), title: words.newTab(tabs.length + 1), order: (tabs.at(-1)?.order ?? 0) + 1 }
    change([{ op: 'putTab', item }])
    openTab(item.id)
    setRenaming(item.id)
  }
  return (
    <nav aria-label={words.tabs} className="mb-3 flex flex-wrap items-center gap-1 border-line border-b">
      {tabs.map((each, at) =>
        renaming === each.id ? (
          <TabName key={each.id} tab={each} onDone={() => setRenaming(null)} />
        ) : (
          <TabItem key={each.id} tab={each} at={at} isOpen={each.id === tab.id} onRename={() => setRenaming(each.id)} />
        ),
      )}
      <IconButton label={words.addTab} onClick={add}>
        <Plus size={14} aria-hidden />
      </IconButton>
    </nav>
  )
}

interface ItemProps {
  tab: DashboardTab
  at: number
  isOpen: boolean
  onRename: () => void
}

function TabItem({ tab, at, isOpen, onRename }: ItemProps) {
  const { tabs, openTab } = useEditing()
  const { moveTo, remove } = useTabMoves(tab)
  const name = words.tab(tab.title, at + 1)
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (event.key === 'F2') onRename()
    else if (by && event.altKey) moveTo(at + by)
    else return
    event.preventDefault()
  }
  const onDrop = (event: DragEvent) => {
    const id = event.dataTransfer.getData(dragged)
    if (id) moveTo(at, id)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging has its keys on the button and its items in the menu
    <span
      className={cx('-mb-px flex items-center border-b-2', isOpen ? 'border-accent' : 'border-transparent')}
      draggable
      onDragStart={event => event.dataTransfer.setData(dragged, tab.id)}
      onDragOver={event => event.dataTransfer.types.includes(dragged) && event.preventDefault()}
      onDrop={onDrop}
    >
      <button
        type="button"
        aria-current={isOpen ? 'page' : undefined}
        aria-keyshortcuts="F2 Alt+ArrowLeft Alt+ArrowRight"
        onClick={() => openTab(tab.id)}
        onDoubleClick={onRename}
        onKeyDown={onKey}
        className={cx(
          'control max-w-60 truncate rounded-control px-2 text-body hover:bg-hover',
          isOpen ? 'font-medium text-fg' : 'text-muted',
        )}
      >
        {name}
      </button>
      {isOpen && (
        <Menu
          align="start"
          trigger={
            <IconButton label={words.tabMenu(name)} className="-ml-1 w-6!">
              <ChevronDown size={14} aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<Pencil size={14} />} hint="F2" onSelect={() => setTimeout(onRename)}>
            {words.renameTab}
          </MenuItem>
          <MenuItem icon={<ArrowLeft size={14} />} disabled={at === 0} onSelect={() => moveTo(at - 1)}>
            {words.moveTabLeft}
          </MenuItem>
          <MenuItem icon={<ArrowRight size={14} />} disabled={at === tabs.length - 1} onSelect={() => moveTo(at + 1)}>
            {words.moveTabRight}
          </MenuItem>
          <MenuLine />
          <MenuItem icon={<Trash2 size={14} />} danger disabled={tabs.length === 1} onSelect={() => remove(name)}>
            {words.removeTab}
          </MenuItem>
        </Menu>
      )}
    </span>
  )
}

const dragged = 'application/x-datainsight-tab'

function useTabMoves(tab: DashboardTab) {
  const { tabs, change, openTab, undo } = useEditing()
  return {
    /** The tab, or another one that was dropped on it, at a place. */
    moveTo(at: number, id = tab.id) {
      const moved = tabs.find(each => each.id === id)
      if (!moved || at < 0 || at >= tabs.length) return
      const others = tabs.filter(each => each.id !== id)
      const now = [...others.slice(0, at), moved, ...others.slice(at)]
      change(now.flatMap((each, i) => (each.order === i ? [] : [{ op: 'setTab', id: each.id, fields: { order: i } }])))
    },
    remove(name: string) {
      const next = tabs.find(({ id }) => id !== tab.id)
      change([{ op: 'removeTab', id: tab.id }])
      if (next) openTab(next.id)
      toast(words.tabRemoved(name), { label: text.common.undo, run: undo })
    },
  }
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
