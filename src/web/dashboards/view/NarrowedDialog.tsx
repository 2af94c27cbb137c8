import type { DrawnTile } from '../../../contract/dashboard.ts'
import { boardText as words } from '../../boardText.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useBoard } from './board.ts'
import { narrowedBy } from './FilteredBy.tsx'

interface Props {
  title: string
  drawn: DrawnTile | undefined
  onClose: () => void
}

/** Which filters and selections narrow a tile. */
export function NarrowedDialog({ title, drawn, onClose }: Props) {
  const board = useBoard()
  const said = drawn ? narrowedBy(drawn, board) : []
  return (
    <Dialog open onClose={onClose} title={words.filteredBy} description={title}>
      {said.length === 0 ? (
        <p className="text-body text-muted">{words.notFiltered}</p>
      ) : (
        <ul className="grid gap-1 text-body">
          {said.map(what => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
