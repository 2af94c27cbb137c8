import { ThumbsDown, ThumbsUp } from 'lucide-react'
import type { Tile } from '../../contract/automatic.ts'
import { MenuItem, MenuLine } from '../ui/Menu.tsx'
import { dashboardText as words } from './dashboardText.ts'
import { useTileActions } from './tileActions.ts'

/** More or less like this tile, where wishes are heard. */
export function TasteItems({ tile }: { tile: Tile }) {
  const { judge } = useTileActions()
  if (!judge) return null
  return (
    <>
      <MenuLine />
      <MenuItem icon={<ThumbsUp size={14} />} onSelect={() => judge(tile, 'more')}>
        {words.more}
      </MenuItem>
      <MenuItem icon={<ThumbsDown size={14} />} onSelect={() => judge(tile, 'less')}>
        {words.less}
      </MenuItem>
    </>
  )
}
