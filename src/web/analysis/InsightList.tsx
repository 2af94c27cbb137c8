import { useQuery } from '@tanstack/react-query'
import { analysisText as words } from '../analysisText.ts'
import { formatCount } from '../format.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { InsightCard } from './InsightCard.tsx'
import { insightsQuery } from './insightQueries.ts'
import { say } from './sayAnalysis.ts'

interface Props {
  datasetId: string
  tableId: string
  versionId: string
}

/** Findings about a table, the most telling first, each with its chart. */
export function InsightList(place: Props) {
  const found = useQuery(insightsQuery(place))
  return (
    <section aria-labelledby="findings" className="grid grid-cols-1 gap-3">
      <div>
        <h2 id="findings" className="font-semibold text-lead">
          {words.findings}
        </h2>
        {found.data && found.data.items.length > 0 && (
          <p className="text-body text-muted">
            {words.findingsNote(formatCount(found.data.tests))} {found.data.warnings.map(say).join(' ')}
          </p>
        )}
      </div>
      {found.isError ? (
        <Card>
          <Fault error={found.error} onRetry={() => void found.refetch()} />
        </Card>
      ) : !found.data ? (
        <div role="status" className="grid gap-3">
          <span className="sr-only">{words.looking}</span>
          <Skeleton className="h-72" />
          <Skeleton className="h-72" />
        </div>
      ) : found.data.items.length === 0 ? (
        <Card>
          <Empty>{`${words.noFindings} ${words.noFindingsNote(formatCount(found.data.tests))}`}</Empty>
        </Card>
      ) : (
        <ol className="grid grid-cols-1 gap-4 xl:grid-cols-2">
          {found.data.items.map(insight => (
            <li key={insight.id} className="min-w-0">
              <InsightCard insight={insight} place={place} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
