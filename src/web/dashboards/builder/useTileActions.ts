import type { DashboardTile, Operation } from '../../../contract/dashboard.ts'
import { phoneOrder, settle } from '../../../core/layout/settle.ts'
import { builderText as words } from '../../builderText.ts'
import { text } from '../../text.ts'
import { toast } from '../../ui/Toast.tsx'
import { orderOperations, placeOperations } from './arrange.ts'
import { copyOperations, copyTiles } from './clipboard.ts'
import { useEditing } from './editing.ts'
import { addOperations, type TileDraft } from './newTile.ts'

/** What can be done with tiles: each is one step that can be taken back. */
export function useTileActions() {
  const editing = useEditing()
  const { document, tab, tiles, change, select, say, undo } = editing

  function add(drafts: readonly TileDraft[], before: readonly Operation[] = []): string[] {
    const { operations, ids } = addOperations(document, tab.id, drafts)
    change([...before, ...operations])
    select(ids)
    return ids
  }

  function remove(ids: readonly string[]): void {
    if (ids.length === 0) return
    change(ids.map(id => ({ op: 'removeTile', id })))
    select([])
    say(words.removed(ids.length))
    toast(words.removed(ids.length), { label: text.common.undo, run: undo })
  }

  function paste(copied: { tiles: DashboardTile[]; filters: Parameters<typeof copyOperations>[1]['filters'] }): void {
    const { operations, ids } = copyOperations(document, copied, tab.id)
    change(operations)
    select(ids)
    say(words.pasted(ids.length))
  }

  const chosen = (ids: readonly string[]) => tiles.filter(({ id }) => ids.includes(id))

  return {
    add,
    remove,
    paste,
    duplicate: (ids: readonly string[]) => paste({ tiles: chosen(ids), filters: [] }),
    copy: async (ids: readonly string[]) => {
      const isCopied = await copyTiles(document, chosen(ids))
      toast(isCopied ? words.copied(ids.length) : words.notCopied)
      return isCopied
    },
    closeGaps: () => change(placeOperations(document.tiles, settle(tiles, { isClosed: true }))),
    /** Puts a tile at a place of the reading order. */
    read: (id: string, at: number) => change(orderOperations(phoneOrder(tiles, true), id, at)),
    set: (id: string, fields: Partial<Omit<DashboardTile, 'id'>>, merge?: string) =>
      change([{ op: 'setTile', id, fields }], { merge }),
    toTab: (ids: readonly string[], tabId: string) => {
      change(ids.map(id => ({ op: 'setTile', id, fields: { tabId } })))
      select([])
    },
  }
}
