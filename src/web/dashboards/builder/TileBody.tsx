import { useQuery } from '@tanstack/react-query'
import { ImageOff } from 'lucide-react'
import type { DashboardTile, TileConfig } from '../../../contract/dashboard.ts'
import type { Question } from '../../../contract/question.ts'
import { builderText as words } from '../../builderText.ts'
import { Fault } from '../../ui/Fault.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { say } from '../../words.ts'
import { filterSays } from '../filters/filterSays.ts'
import { ModelBody } from '../ModelBody.tsx'
import { TextTile } from '../view/TextTile.tsx'
import { useEditing } from './editing.ts'
import { ImageBody } from './ImageBody.tsx'
import { tileQuestionQuery } from './tileQuestion.ts'

/** What a tile shows, below its title. */
export function TileBody({ tile, title }: { tile: DashboardTile; title: string }) {
  const { config } = tile
  const dashboardId = useEditing().dashboard.id
  switch (config.kind) {
    case 'chart':
    case 'finding':
      return <AskedBody config={config} title={title} />
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

function AskedBody({ config, title }: { config: Extract<TileConfig, { question: Question }>; title: string }) {
  const asked = useQuery(tileQuestionQuery(config.question))
  if (asked.isError) return <Fault error={asked.error} onRetry={() => void asked.refetch()} />
  if (!asked.data) return <Skeleton className="mt-2 min-h-0 flex-1" />
  const { model, spec } = asked.data
  if (config.kind === 'finding') return <p className="mt-2 overflow-auto text-lead">{say(model.summary)}</p>
  return <ModelBody model={model} encoding={spec.encoding} title={title} onOpenData={() => {}} />
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
