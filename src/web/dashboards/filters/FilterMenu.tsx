import { Ellipsis, RotateCcw, Star, StarOff } from 'lucide-react'
import { filtersText as words } from '../../filtersText.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { useBoard } from '../view/board.ts'
import { changedValues } from '../view/standing.ts'

interface Props {
  onKeep: (() => void) | null
  onForget: (() => void) | null
}

/** What can be done with all filters at once. */
export function FilterMenu({ onKeep, onForget }: Props) {
  const { values, defaults, setValues } = useBoard()
  const isChanged = changedValues(values, defaults) !== null
  return (
    <Menu
      align="start"
      trigger={
        <IconButton label={words.menu}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      }
    >
      <MenuItem icon={<RotateCcw size={14} />} disabled={!isChanged} onSelect={() => setValues(defaults)}>
        {words.resetAll}
      </MenuItem>
      {onKeep && (
        <MenuItem icon={<Star size={14} />} disabled={!isChanged} onSelect={onKeep}>
          {words.keep}
        </MenuItem>
      )}
      {onForget && (
        <MenuItem icon={<StarOff size={14} />} onSelect={onForget}>
          {words.forget}
        </MenuItem>
      )}
    </Menu>
  )
}
