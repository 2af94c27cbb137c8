import { type CSSProperties, useMemo, useState } from 'react'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { foldedTiles } from '../../../core/layout/sections.ts'
import { phoneOrder } from '../../../core/layout/settle.ts'
import { boardText as words } from '../../boardText.ts'
import { cx } from '../../ui/cx.ts'
import { Empty } from '../../ui/Empty.tsx'
import { BoardTile } from './BoardTile.tsx'
import { useBoard } from './board.ts'

/** The tiles of the open tab on twelve columns; on narrow screens below each other. */
export function BoardGrid() {
  const { document, tabId, drawn, lit } = useBoard()
  const [folds, setFolds] = useState<Readonly<Record<string, boolean>>>({})
  const tiles = useMemo(() => shownTiles(document.tiles, tabId, folds), [document.tiles, tabId, folds])
  const litTiles = new Set(drawn.targets.filter(({ filterId }) => filterId === lit).map(({ tileId }) => tileId))
  if (tiles.length === 0) return <Empty>{document.tiles.length === 0 ? words.emptyBoard : words.emptyTab}</Empty>
  return (
    <div className="grid grid-cols-2 gap-4 lg:auto-rows-[24px] lg:grid-cols-12">
      {tiles.map(tile => {
        const isFolded = tile.config.kind === 'section' && tile.config.isCollapsed
        return (
          <div
            key={tile.id}
            data-tile={tile.id}
            className={cx(
              'tile min-w-0 rounded-card transition-[opacity,box-shadow] duration-150',
              phoneShape(tile),
              drawn.isStale && isAsking(tile) && 'opacity-60',
              litTiles.has(tile.id) && 'ring-2 ring-accent ring-offset-2 ring-offset-bg',
            )}
            style={placeOf(tile)}
          >
            <BoardTile
              tile={tile}
              isFolded={isFolded}
              onFold={() => setFolds(old => ({ ...old, [tile.id]: !isFolded }))}
            />
          </div>
        )
      })}
    </div>
  )
}

/** Tiles in the order they are read in, without those of folded sections. What somebody folds is folded for them alone. */
function shownTiles(
  all: readonly DashboardTile[],
  tabId: string,
  folds: Readonly<Record<string, boolean>>,
): DashboardTile[] {
  const tiles = all.filter(tile => tile.tabId === tabId).map(tile => foldedAs(tile, folds[tile.id]))
  return phoneOrder(foldedTiles(tiles), true)
}

function foldedAs(tile: DashboardTile, isCollapsed: boolean | undefined): DashboardTile {
  if (tile.config.kind !== 'section' || isCollapsed === undefined) return tile
  return { ...tile, config: { ...tile.config, isCollapsed } }
}

const isAsking = ({ config }: DashboardTile) => config.kind === 'chart' || config.kind === 'finding'

/** On narrow screens key figures stand in pairs and everything else below each other; texts take the room they need. */
function phoneShape({ config, phone }: DashboardTile): string {
  if (phone?.isHidden) return 'max-lg:hidden'
  if (phone?.height) return 'col-span-2 h-(--phone)'
  if (config.kind === 'section' || config.kind === 'text' || config.kind === 'filter') return 'col-span-2'
  if (config.kind === 'finding') return 'col-span-2 min-h-28'
  if (config.kind === 'analysis') return config.show === 'answer' ? 'col-span-2 min-h-28' : 'col-span-2 h-96'
  if (config.kind === 'image') return 'col-span-2 h-64'
  const { type } = config.question
  if (type === 'metric') return 'h-36'
  return type === 'table' || type === 'pivot' ? 'col-span-2 h-80' : 'col-span-2 h-72'
}

/** The place on the grid of twelve, as variables: the style sheet uses them on wide screens only. */
function placeOf({ position, phone }: DashboardTile): CSSProperties {
  const { x, y, width, height } = position
  const phoneHeight = phone?.height ? phone.height * 40 - 16 : null
  return {
    '--column': `${x + 1} / span ${width}`,
    '--row': `${y + 1} / span ${height}`,
    ...(phoneHeight !== null && { '--phone': `${phoneHeight}px` }),
  } as CSSProperties
}
