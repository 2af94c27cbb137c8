import { useQuery } from '@tanstack/react-query'
import { History, RotateCcw } from 'lucide-react'
import { useMemo } from 'react'
import type { Dashboard, DashboardDocument, DrawnTile } from '../../../contract/dashboard.ts'
import { chartRoutes } from '../../../contract/routes/analytics.ts'
import { call } from '../../api.ts'
import { boardText as words } from '../../boardText.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { DashboardSkeleton } from '../DashboardSkeleton.tsx'
import { BoardBody } from '../view/BoardBody.tsx'
import { type BoardSource, type DrawnBoard, keptSource } from '../view/source.ts'
import { useBoardState } from '../view/useBoardState.ts'
import { revisionQuery } from './queries.ts'
import { useRevisions } from './useRevisions.ts'

interface Props {
  dashboard: Dashboard
  revision: number
  onHistory: () => void
}

/** A dashboard as it was at a revision, with the data of now. */
export function Preview({ dashboard, revision, onHistory }: Props) {
  const asked = useQuery(revisionQuery(dashboard.id, revision))
  const { look, restore } = useRevisions(dashboard.id)
  return (
    <div className="mx-auto w-full max-w-[1440px] flex-1 px-4 pt-4 pb-12 sm:px-6">
      <div className="mb-4 flex flex-wrap items-center gap-2 rounded-card border border-accent bg-accent-soft px-3 py-1.5">
        <p className="min-w-0 flex-1 font-medium text-body">{words.previewing(revision)}</p>
        <Button onClick={onHistory}>
          <History size={14} aria-hidden />
          {words.history}
        </Button>
        <Button onClick={() => void look(null)}>{words.endPreview}</Button>
        {dashboard.level === 'edit' && (
          <Button look="primary" busy={restore.isPending} onClick={() => restore.mutate(revision)}>
            <RotateCcw size={14} aria-hidden />
            {words.restore}
          </Button>
        )}
      </div>
      {asked.isPending && <DashboardSkeleton />}
      {asked.isError && (
        <Card>
          <Fault error={asked.error} onRetry={() => void asked.refetch()} />
        </Card>
      )}
      {asked.data && <Was id={dashboard.id} revision={revision} document={asked.data.document} />}
    </div>
  )
}

function Was({ id, revision, document }: { id: string; revision: number; document: DashboardDocument }) {
  const source = useMemo(() => pastSource(id, revision, document), [id, revision, document])
  const board = useBoardState({ document, source, isDirect: false })
  return (
    <>
      <h1 className="mb-3 font-semibold text-title">{document.name}</h1>
      <BoardBody board={board} controls={null} />
    </>
  )
}

/** The server draws what is now or what is published: an earlier state's tiles are asked one by one, without filters. */
function pastSource(id: string, revision: number, { tiles }: DashboardDocument): BoardSource {
  return {
    ...keptSource(id, 'draft', revision),
    key: [id, 'past', revision],
    brush: null,
    draw: async ({ tabId }, signal): Promise<DrawnBoard> => {
      const asking = tiles.filter(tile => tile.tabId === tabId && 'question' in tile.config)
      return { tiles: await Promise.all(asking.map(tile => askTile(tile, signal))), targets: [], durationMs: 0 }
    },
  }
}

async function askTile({ id, config }: DashboardDocument['tiles'][number], signal: AbortSignal): Promise<DrawnTile> {
  const nothing = { tileId: id, missing: [], filteredBy: [], selectedBy: [], versionId: null }
  if (!('question' in config)) return { ...nothing, spec: null, model: null, problem: null }
  try {
    const { spec, model } = await call(chartRoutes.askChart, { body: { question: config.question } }, signal)
    return { ...nothing, spec, model, problem: null }
  } catch (error) {
    if (signal.aborted) throw error
    const detail = error instanceof Error ? error.message : ''
    return { ...nothing, spec: null, model: null, problem: { code: 'internal', detail } }
  }
}
