import { builderText as words } from '../../builderText.ts'
import { text } from '../../text.ts'
import { toast } from '../../ui/Toast.tsx'
import { useEditing } from './editing.ts'

/** Moving and removing tabs. */
export function useTabMoves() {
  const { tabs, change, openTab, say, undo } = useEditing()
  return {
    moveTo(id: string, at: number) {
      const from = tabs.findIndex(each => each.id === id)
      const moved = tabs[from]
      if (!moved || at === from || at < 0 || at >= tabs.length) return
      const others = tabs.filter(each => each.id !== id)
      const now = [...others.slice(0, at), moved, ...others.slice(at)]
      change(now.flatMap((each, i) => (each.order === i ? [] : [{ op: 'setTab', id: each.id, fields: { order: i } }])))
      say(words.tabMoved(words.tab(moved.title, from + 1), at + 1, tabs.length))
    },
    remove(id: string, name: string) {
      const next = tabs.find(tab => tab.id !== id)
      change([{ op: 'removeTab', id }])
      if (next) openTab(next.id)
      toast(words.tabRemoved(name), { label: text.common.undo, run: undo })
    },
  }
}
