import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { type Analysis, AnalysisRequest } from '../../contract/analysis/analysis.ts'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import type { Filter } from '../../contract/plan.ts'
import { analysisText as words } from '../analysisText.ts'
import { Card } from '../ui/Card.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AddSegments } from './AddSegments.tsx'
import { AnalysisActions } from './AnalysisActions.tsx'
import { AnalysisPictureView } from './AnalysisPictureView.tsx'
import { AnalysisTableView } from './AnalysisTableView.tsx'
import { HowComputed } from './HowComputed.tsx'
import { analysisQuery } from './queries.ts'
import { say } from './sayAnalysis.ts'
import type { Asked } from './useAnalysisAddress.ts'

interface Props {
  dataset: Dataset
  table: DatasetTable
  request: Asked
  /** Only these rows; all of the table without it. */
  filter: Filter | undefined
}

/** The answer in one sentence, then what it rests on: pictures, tables, assumptions, and how it was computed. */
export function AnswerView({ dataset, table, request, filter }: Props) {
  const isComplete = AnalysisRequest.safeParse(request).success
  const asked = useQuery({
    ...analysisQuery({ datasetId: dataset.id, tableId: table.id, versionId: dataset.version.id, filter }, request),
    enabled: isComplete,
  })
  if (!isComplete) return <p className="text-body text-muted">{words.empty}</p>
  if (asked.isError)
    return (
      <Card>
        <Fault error={asked.error} onRetry={() => void asked.refetch()} />
      </Card>
    )
  if (!asked.data)
    return (
      <div role="status" className="grid gap-3">
        <span className="sr-only">{words.running}</span>
        <Skeleton className="h-16" />
        <Skeleton className="h-80" />
      </div>
    )
  return <Answer analysis={asked.data} />
}

function Answer({ analysis }: { analysis: Analysis }) {
  const { answer, remarks, warnings, pictures, tables } = analysis.answer
  const asked = { source: analysis.source, request: analysis.request }
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card aria-label={words.answer} className="grid gap-2 p-4">
        <p className="max-w-prose font-medium text-lead" aria-live="polite">
          {say(answer)}
        </p>
        {remarks.map((remark, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences of one answer never move
          <p key={i} className="max-w-prose text-body text-muted">
            {say(remark)}
          </p>
        ))}
        {warnings.length > 0 && (
          <ul aria-label={words.warnings} className="mt-1 grid gap-1">
            {warnings.map((warning, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <li key={i} className="flex max-w-prose items-start gap-2 text-body text-warn">
                <TriangleAlert size={14} aria-hidden className="mt-0.5 shrink-0" />
                {say(warning)}
              </li>
            ))}
          </ul>
        )}
        <AnalysisActions analysis={analysis} />
      </Card>
      <AddSegments analysis={analysis} />
      {pictures.length > 0 && (
        <div className={pictures.length > 1 ? 'grid grid-cols-1 gap-4 lg:grid-cols-2' : 'grid grid-cols-1 gap-4'}>
          {pictures.map(picture => (
            <Card key={picture.id} className="min-w-0">
              <AnalysisPictureView picture={picture} asked={asked} />
            </Card>
          ))}
        </div>
      )}
      {tables.map(table => (
        <AnalysisTableView key={table.id} table={table} asked={asked} />
      ))}
      <HowComputed said={analysis.answer} request={analysis.request} source={analysis.source} />
    </div>
  )
}
