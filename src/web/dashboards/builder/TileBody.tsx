import { ImageOff } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { boardText } from '../../boardText.ts'
import { builderText as words } from '../../builderText.ts'
import { Fault } from '../../ui/Fault.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { say } from '../../words.ts'
import { filterSays } from '../filters/filterSays.ts'
import { ModelBody } from '../ModelBody.tsx'
import { TileProblem } from '../TileProblem.tsx'
import { MissingNote } from '../view/MissingNote.tsx'
import { TextTile } from '../view/TextTile.tsx'
import { useEditing } from './editing.ts'
import { ImageBody } from './ImageBody.tsx'
import { useTileActions } from './useTileActions.ts'
import type { TileDrawn } from './useTileDrawn.ts'

const AnalysisBody = lazy(() =>
  import('../analysis/AnalysisBody.tsx').then(module => ({ default: module.AnalysisBody })),
)

interface Props {
  tile: DashboardTile
  title: string
  drawn: TileDrawn
}

/** What a tile shows, below its title. */
export function TileBody({ tile, title, drawn }: Props) {
  const { config } = tile
  const dashboardId = useEditing().dashboard.id
  switch (config.kind) {
    case 'chart':
    case 'finding':
      return <AskedBody tile={tile} title={title} drawn={drawn} />
    case 'analysis':
      return <AnalysedBody tile={tile} title={title} drawn={drawn} />
    case 'text':
      return <TextTile markdown={config.markdown} />
    case 'image':
      return config.imageId ? <ImageBody dashboardId={dashboardId} config={config} /> : <NoImage />
    case 'filter':
      return <ControlBody filterId={config.filterId} />
    case 'section':
      return null
  }
}

function AskedBody({ tile, title, drawn: { picture, failed, error, redraw } }: Props) {
  const { set } = useTileActions()
  if (failed && failed.missing.length > 0)
    return <MissingNote tile={tile} missing={failed.missing} repair={({ id, config }) => set(id, { config })} />
  if (failed) return <TileProblem problem={failed.problem} onRetry={redraw} />
  if (error) return <Fault error={error} onRetry={redraw} />
  if (!picture) return <Skeleton className="mt-2 min-h-0 flex-1" />
  const { model, spec } = picture
  if (tile.config.kind === 'finding') return <p className="mt-2 overflow-auto text-lead">{say(model.summary)}</p>
  return <ModelBody model={model} encoding={spec.encoding} title={title} onOpenData={() => {}} />
}

function AnalysedBody({ tile, drawn: { analysis, failed, error, redraw } }: Props) {
  const { set } = useTileActions()
  if (analysis)
    return (
      <Suspense fallback={<Skeleton className="mt-2 min-h-0 flex-1" />}>
        <AnalysisBody said={analysis.said} />
      </Suspense>
    )
  if (failed && failed.missing.length > 0)
    return <MissingNote tile={tile} missing={failed.missing} repair={({ id, config }) => set(id, { config })} />
  if (failed) return <TileProblem problem={failed.problem} onRetry={redraw} title={boardText.noAnswer} />
  if (error) return <Fault error={error} onRetry={redraw} />
  return <Skeleton className="mt-2 min-h-0 flex-1" />
}

function ControlBody({ filterId }: { filterId: string }) {
  const filter = useEditing().document.filters.find(({ id }) => id === filterId)
  return <p className="mt-2 text-body text-muted">{filter ? filterSays(filter, filter.value) : words.noFilter}</p>
}

function NoImage() {
  return (
    <p className="flex flex-1 items-center justify-center gap-2 text-body text-muted">
      <ImageOff size={16} aria-hidden />
      {words.imageChoose}
    </p>
  )
}
