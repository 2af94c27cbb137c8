import { ArrowDown, ArrowUp, Eye, EyeOff } from 'lucide-react'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { phoneOrder } from '../../../core/layout/settle.ts'
import { builderText as words } from '../../builderText.ts'
import { cx } from '../../ui/cx.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { phoneRows } from './BuildGrid.tsx'
import { useEditing } from './editing.ts'
import { heightPx } from './gridPlace.ts'
import { TileBody } from './TileBody.tsx'
import { tileTitle } from './tileTitle.ts'
import { useTileActions } from './useTileActions.ts'
import { useTileDrawn } from './useTileDrawn.ts'

/** The tab as a phone shows it, and the order and choice of what it shows. */
export function PhoneDialog({ onClose }: { onClose: () => void }) {
  const { tiles } = useEditing()
  const inOrder = phoneOrder(tiles, true)
  return (
    <Dialog open wide onClose={onClose} title={words.phoneTitle} description={words.phoneNote}>
      <div className="flex flex-wrap items-start gap-6">
        <ol aria-label={words.phoneOrder} className="grid min-w-64 flex-1 grid-cols-1 gap-1">
          {inOrder.map((tile, at) => (
            <Row key={tile.id} tile={tile} at={at} last={inOrder.length - 1} />
          ))}
        </ol>
        <div
          inert
          className="mx-auto grid max-h-[62vh] w-[390px] max-w-full content-start gap-3 overflow-hidden rounded-dialog border border-line bg-bg p-4"
        >
          {phoneOrder(tiles).map(tile => (
            <Shown key={tile.id} tile={tile} />
          ))}
        </div>
      </div>
    </Dialog>
  )
}

function Row({ tile, at, last }: { tile: DashboardTile; at: number; last: number }) {
  const { document } = useEditing()
  const { read, set } = useTileActions()
  const title = tileTitle(tile, document, useTileDrawn(tile))
  const isHidden = tile.phone?.isHidden ?? false
  return (
    <li className="flex items-center gap-1 rounded-control border border-line pl-3">
      <span className={cx('min-w-0 flex-1 truncate text-body', isHidden && 'text-muted line-through')}>{title}</span>
      <IconButton label={`${words.readEarlier}: ${title}`} disabled={at === 0} onClick={() => read(tile.id, at - 1)}>
        <ArrowUp size={14} aria-hidden />
      </IconButton>
      <IconButton label={`${words.readLater}: ${title}`} disabled={at === last} onClick={() => read(tile.id, at + 1)}>
        <ArrowDown size={14} aria-hidden />
      </IconButton>
      <IconButton
        label={`${isHidden ? words.show : words.hide}: ${title}`}
        aria-pressed={isHidden}
        onClick={() => set(tile.id, { phone: { height: tile.phone?.height ?? null, isHidden: !isHidden } })}
      >
        {isHidden ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
      </IconButton>
    </li>
  )
}

function Shown({ tile }: { tile: DashboardTile }) {
  const { document } = useEditing()
  const drawn = useTileDrawn(tile)
  const title = tileTitle(tile, document, drawn)
  const isHeading = tile.config.kind === 'section'
  return (
    <div
      className={cx('flex min-w-0 flex-col', !isHeading && 'rounded-card border border-line bg-surface px-4 py-3')}
      style={{ height: isHeading ? 'auto' : heightPx(phoneRows(tile)) }}
    >
      <span className={cx('truncate font-semibold', isHeading ? 'text-lead' : 'text-body')}>{title}</span>
      <TileBody tile={tile} title={title} drawn={drawn} />
    </div>
  )
}
