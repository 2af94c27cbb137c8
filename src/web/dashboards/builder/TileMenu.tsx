import { ArrowDown, ArrowUp, Copy, CopyPlus, FolderInput, Move, Pencil, Settings2, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { phoneOrder } from '../../../core/layout/settle.ts'
import { builderText as words } from '../../builderText.ts'
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx'
import { useEditing } from './editing.ts'
import { useTileActions } from './useTileActions.ts'

interface Props {
  tile: DashboardTile
  trigger: ReactElement
  onCarry: () => void
}

/** All that can be done with a tile, or with the selection it belongs to. */
export function TileMenu({ tile, trigger, onCarry }: Props) {
  const { tiles, tabs, tab, selection, openSettings, float } = useEditing()
  const actions = useTileActions()
  const ids = selection.has(tile.id) ? [...selection] : [tile.id]
  const { config } = tile
  const read = phoneOrder(tiles, true)
  const at = read.findIndex(({ id }) => id === tile.id)
  return (
    <Menu trigger={trigger}>
      {'question' in config && (
        <MenuItem
          icon={<Pencil size={14} />}
          onSelect={() => float({ kind: 'question', tileId: tile.id, question: config.question })}
        >
          {words.editChart}
        </MenuItem>
      )}
      {config.kind === 'analysis' && (
        <MenuItem
          icon={<Pencil size={14} />}
          onSelect={() => float({ kind: 'analysis', tileId: tile.id, source: config.source, request: config.request })}
        >
          {words.editAnalysis}
        </MenuItem>
      )}
      <MenuItem icon={<Settings2 size={14} />} hint="E" onSelect={() => openSettings(tile.id)}>
        {words.edit}
      </MenuItem>
      <MenuItem icon={<Move size={14} />} hint="M" onSelect={onCarry}>
        {words.move}
      </MenuItem>
      <MenuItem icon={<CopyPlus size={14} />} hint="D" onSelect={() => actions.duplicate(ids)}>
        {words.duplicate}
      </MenuItem>
      <MenuItem icon={<Copy size={14} />} hint="Ctrl C" onSelect={() => void actions.copy(ids)}>
        {words.copy}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<ArrowUp size={14} />} disabled={at <= 0} onSelect={() => actions.read(tile.id, at - 1)}>
        {words.readEarlier}
      </MenuItem>
      <MenuItem
        icon={<ArrowDown size={14} />}
        disabled={at === read.length - 1}
        onSelect={() => actions.read(tile.id, at + 1)}
      >
        {words.readLater}
      </MenuItem>
      {tabs
        .filter(({ id }) => id !== tab.id)
        .map(({ id, title }) => (
          <MenuItem key={id} icon={<FolderInput size={14} />} onSelect={() => actions.toTab(ids, id)}>
            {words.toTab(words.tab(title, tabs.findIndex(other => other.id === id) + 1))}
          </MenuItem>
        ))}
      <MenuLine />
      <MenuItem icon={<Trash2 size={14} />} hint="Del" danger onSelect={() => actions.remove(ids)}>
        {words.remove}
      </MenuItem>
    </Menu>
  )
}
