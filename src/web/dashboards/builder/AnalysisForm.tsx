import { lazy, Suspense, useId } from 'react'
import type { DashboardTile, TileConfig } from '../../../contract/dashboard.ts'
import { builderText as words } from '../../builderText.ts'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useEditing } from './editing.ts'
import { useTileDrawn } from './useTileDrawn.ts'

const PartSelect = lazy(() => import('./PartSelect.tsx').then(module => ({ default: module.PartSelect })))

interface Props {
  tile: DashboardTile
  config: Extract<TileConfig, { kind: 'analysis' }>
}

/** What an analysis asks, and what of its answer stands on the tile. */
export function AnalysisForm({ tile, config }: Props) {
  const { float } = useEditing()
  const id = useId()
  const parts = useTileDrawn(tile).analysis?.parts ?? []
  const { source, request } = config
  return (
    <div className="grid gap-2">
      <Button onClick={() => float({ kind: 'analysis', tileId: tile.id, source, request })}>
        {words.editAnalysis}
      </Button>
      <label htmlFor={id} className="font-medium text-label">
        {words.shows}
      </label>
      <Suspense fallback={<Skeleton className="h-8" />}>
        <PartSelect id={id} tileId={tile.id} config={config} parts={parts} />
      </Suspense>
    </div>
  )
}
