import { FileSpreadsheet } from 'lucide-react'
import { saveMade } from '../../figures/exporting.ts'
import { linkedText as words } from '../../sharingText.ts'
import { MenuItem } from '../../ui/Menu.tsx'
import { useBoard } from './board.ts'
import type { BoardSource } from './source.ts'

interface Props {
  tileId: string
  take: NonNullable<BoardSource['data']>
}

/** Takes away what a tile draws, as it stands now. */
export function DataItem({ tileId, take }: Props) {
  const { values, selections } = useBoard()
  const save = () => saveMade('csv', signal => take(tileId, { values, selections: [...selections] }, signal))
  return (
    <MenuItem icon={<FileSpreadsheet size={14} />} onSelect={() => void save()}>
      {words.data}
    </MenuItem>
  )
}
