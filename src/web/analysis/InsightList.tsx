import { useQuery } from '@tanstack/react-query'
import type { Insights } from '../../contract/insight.ts'
import { analysisText as words } from '../analysisText.ts'
import { formatCount } from '../format.ts'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
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
  const told = found.data?.progress ? undefined : found.data
  return (
    <section aria-labelledby="findings" className="grid grid-cols-1 gap-3">
      <div>
        <h2 id="findings" className="font-semibold text-lead">
          {words.findings}
        </h2>
        {told && told.items.length > 0 && (
          <p className="text-body text-muted">
            {words.findingsNote(formatCount(told.tests))} {told.warnings.map(say).join(' ')}
          </p>
        )}
      </div>
      {found.isError ? (
        <Card>
          <Fault error={found.error} onRetry={() => void found.refetch()} />
        </Card>
      ) : told ? (
        <Told found={told} place={place} />
      ) : (
        <Looking progress={found.data?.progress ?? null} />
      )}
    </section>
  )
}

/** How far the job is that looks at a new version; of what is computed for this page nothing is known. */
function Looking({ progress }: { progress: Insights['progress'] }) {
  return (
    <div className="grid gap-3">
      <div className="flex items-center gap-3 text-body text-muted">
        <span role="status">{words.looking}</span>
        <ProgressBar share={progress && progress.of > 0 ? progress.done / progress.of : null} label={words.looking} />
      </div>
      <Skeleton className="h-72" />
      <Skeleton className="h-72" />
    </div>
  )
}

function Told({ found: { items, tests, warnings, gone, comparedWith }, place }: { found: Insights; place: Props }) {
  return (
    <>
      {gone.length > 0 && comparedWith !== null && (
        <div className="text-body text-muted">
          <h3 className="font-medium text-fg">{words.gone(formatCount(comparedWith))}</h3>
          <ul className="mt-1 grid gap-0.5">
            {gone.map(({ id, sentence }) => (
              <li key={id}>
                <s>{say(sentence)}</s>
              </li>
            ))}
          </ul>
        </div>
      )}
      {items.length === 0 ? (
        <Card>
          <Empty>{[words.noFindings, words.noFindingsNote(formatCount(tests)), ...warnings.map(say)].join(' ')}</Empty>
        </Card>
      ) : (
        <ol className="grid grid-cols-1 gap-4 xl:grid-cols-2">
          {items.map(insight => (
            <li key={insight.id} className="min-w-0">
              <InsightCard insight={insight} place={place} comparedWith={comparedWith} />
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
