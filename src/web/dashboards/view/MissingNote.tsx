import { TriangleAlert } from 'lucide-react'
import type { DashboardTile, MissingColumn } from '../../../contract/dashboard.ts'
import { boardText as words } from '../../boardText.ts'
import { Button } from '../../ui/Button.tsx'
import { withColumn } from './withColumn.ts'

interface Props {
  tile: DashboardTile
  missing: readonly MissingColumn[]
  /** Changes the tile for good; null for who may not. */
  repair: ((tile: DashboardTile) => void) | null
}

/** Which columns a tile needs and its table lacks now, and the ones that come nearest. */
export function MissingNote({ tile, missing, repair }: Props) {
  return (
    <ul className="grid content-center gap-2 py-2">
      {missing.map(({ column, nearest }) => {
        const repaired = nearest && withColumn(tile, column.id, nearest)
        return (
          <li key={column.id} className="flex flex-wrap items-center gap-2 text-body">
            <TriangleAlert size={14} aria-hidden className="shrink-0 text-warn" />
            <span className="min-w-0">
              {words.missing(column.name)} {nearest && words.nearest(nearest.name)}
            </span>
            {nearest && repaired && repair && (
              <Button onClick={() => repair(repaired)}>{words.use(nearest.name)}</Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
