import { MessageSquare } from 'lucide-react'
import { boardText as words } from '../../boardText.ts'
import { linkedText } from '../../sharingText.ts'
import { MenuItem } from '../../ui/Menu.tsx'
import { useBoard } from './board.ts'
import { DataItem } from './DataItem.tsx'

interface Props {
  tileId: string
  /** Whether it draws what can be taken away. */
  hasData: boolean
  /** Whether rows stand behind it that can be looked at one by one. */
  hasRows?: boolean
  onNarrowed: () => void
}

/** What a tile's menu has on a dashboard: what narrows it, what people say about it. */
export function TileItems({ tileId, hasData, hasRows = false, onNarrowed }: Props) {
  const { comment, showRows, source } = useBoard()
  return (
    <>
      <MenuItem onSelect={onNarrowed}>{words.filteredBy}</MenuItem>
      {hasRows && showRows && <MenuItem onSelect={() => showRows(tileId)}>{linkedText.rows}</MenuItem>}
      {source.data && hasData && <DataItem tileId={tileId} take={source.data} />}
      {comment && (
        <MenuItem icon={<MessageSquare size={14} />} onSelect={() => comment(tileId)}>
          {words.comment}
        </MenuItem>
      )}
    </>
  )
}
