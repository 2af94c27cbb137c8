import type { CSSProperties } from 'react'
import type { Tile } from '../../contract/automatic.ts'
import { cx } from '../ui/cx.ts'
import { TileCard } from './TileCard.tsx'

/** Tiles on twelve columns; on narrow screens below each other. */
export function TileGrid({ tiles, onRetry }: { tiles: readonly Tile[]; onRetry: () => void }) {
  return (
    <div className="grid grid-cols-2 gap-4 lg:auto-rows-[24px] lg:grid-cols-12">
      {tiles.map(tile => (
        <div key={tile.id} className={cx('tile min-w-0', phoneShape(tile))} style={placeOf(tile)}>
          <TileCard tile={tile} onRetry={onRetry} />
        </div>
      ))}
    </div>
  )
}

/** On narrow screens key figures stand in pairs and everything else below each other. */
function phoneShape({ spec, model }: Tile): string {
  if (spec.type === 'metric') return 'h-36'
  // A few bars need no more room than they fill.
  if (model?.horizontal && model.table.rowCount <= 4) return 'col-span-2 h-52'
  return spec.type === 'table' ? 'col-span-2 h-80' : 'col-span-2 h-72'
}

/** The place on the grid of twelve, as variables: the style sheet uses them on wide screens only. */
function placeOf({ place }: Tile): CSSProperties {
  const { x, y, w, h } = place
  return { '--column': `${x + 1} / span ${w}`, '--row': `${y + 1} / span ${h}` } as CSSProperties
}
