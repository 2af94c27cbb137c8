import { ArrowLeft, ArrowRight, ChevronDown, Pencil, Trash2 } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { DashboardTab } from '../../../contract/dashboard.ts'
import { builderText as words } from '../../builderText.ts'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx'
import { useEditing } from './editing.ts'
import type { useTabDrag } from './useTabDrag.ts'
import { useTabMoves } from './useTabMoves.ts'

interface Props {
  tab: DashboardTab
  at: number
  isOpen: boolean
  /** Where it is shown while a tab is carried. */
  place: number
  drag: ReturnType<typeof useTabDrag>
  onRename: () => void
}

/** A tab: a click opens it, a pointer or Alt and the arrow keys move it, its menu has all of this. */
export function TabItem({ tab, at, isOpen, place, drag, onRename }: Props) {
  const { tabs, openTab } = useEditing()
  const { moveTo, remove } = useTabMoves()
  const name = words.tab(tab.title, at + 1)
  const isCarried = drag.carried?.id === tab.id
  const move = (to: number) => moveTo(tab.id, to)
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (event.key === 'F2') onRename()
    else if (by && event.altKey) move(at + by)
    else return
    event.preventDefault()
  }
  return (
    <span
      data-tab={tab.id}
      style={{ order: place }}
      className={cx(
        '-mb-px flex items-center border-b-2',
        isOpen ? 'border-accent' : 'border-transparent',
        isCarried && 'rounded-control ring-1 ring-accent',
      )}
    >
      <button
        type="button"
        aria-current={isOpen ? 'page' : undefined}
        aria-keyshortcuts="F2 Alt+ArrowLeft Alt+ArrowRight"
        onClick={() => !drag.wasCarried() && openTab(tab.id)}
        onDoubleClick={onRename}
        onKeyDown={onKey}
        {...drag.on(tab.id)}
        className={cx(
          'control max-w-60 select-none truncate rounded-control px-2 text-body hover:bg-hover',
          isOpen ? 'font-medium text-fg' : 'text-muted',
          isCarried && 'cursor-grabbing',
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
          <MenuItem icon={<ArrowLeft size={14} />} hint="Alt ←" disabled={at === 0} onSelect={() => move(at - 1)}>
            {words.moveTabLeft}
          </MenuItem>
          <MenuItem
            icon={<ArrowRight size={14} />}
            hint="Alt →"
            disabled={at === tabs.length - 1}
            onSelect={() => move(at + 1)}
          >
            {words.moveTabRight}
          </MenuItem>
          <MenuLine />
          <MenuItem
            icon={<Trash2 size={14} />}
            danger
            disabled={tabs.length === 1}
            onSelect={() => remove(tab.id, name)}
          >
            {words.removeTab}
          </MenuItem>
        </Menu>
      )}
    </span>
  )
}
