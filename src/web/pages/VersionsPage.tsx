import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { VersionSummary } from '../../contract/version.ts'
import { datasetQuery } from '../datasets/queries.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { DiffView } from '../versions/DiffView.tsx'
import { versionsQuery } from '../versions/queries.ts'
import { VersionLine } from '../versions/VersionLine.tsx'
import { versionsText } from '../versionsText.ts'

const words = versionsText.versions

/** Every version of a dataset; two of them beside each other when the address names them. */
export function VersionsPage() {
  const { datasetId } = useParams({ from: '/shell/datasets/$datasetId/versions' })
  const { from, to } = useSearch({ from: '/shell/datasets/$datasetId/versions' })
  const { data: dataset } = useQuery(datasetQuery(datasetId))
  const found = useInfiniteQuery(versionsQuery(datasetId))
  const versions = found.data?.pages.flatMap(page => page.items) ?? []
  const name = dataset?.name ?? ''
  return (
    <Page
      title={versionsText.historyOf(name)}
      note={
        <Link to="/datasets/$datasetId" params={{ datasetId }} className="text-accent hover:underline">
          {name || text.dataset.back}
        </Link>
      }
    >
      {from && to ? (
        <Comparison datasetId={datasetId} from={from} to={to} versions={versions} />
      ) : (
        <>
          {found.isPending && <Skeleton className="h-64" />}
          {found.error && <Fault error={found.error} onRetry={() => void found.refetch()} />}
          {versions.length > 0 && <List datasetId={datasetId} versions={versions} />}
          {found.hasNextPage && (
            <div className="mt-3 flex justify-center">
              <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {text.common.more}
              </Button>
            </div>
          )}
        </>
      )}
    </Page>
  )
}

function List({ datasetId, versions }: { datasetId: string; versions: readonly VersionSummary[] }) {
  const go = useNavigate()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [older, newer] = versions.filter(({ id }) => chosen.includes(id)).sort((a, b) => a.number - b.number)
  const choose = (id: string, isChosen: boolean) =>
    // Two at most: the one chosen longest ago makes room.
    setChosen(isChosen ? [...chosen.slice(-1), id] : chosen.filter(other => other !== id))
  return (
    <>
      <div className="mb-3 flex min-h-8 flex-wrap items-center justify-between gap-3">
        <p className="text-body text-muted">{versionsText.historyNote}</p>
        {versions.length > 1 && (
          <Button
            look={older && newer ? 'primary' : 'secondary'}
            disabled={!older || !newer}
            title={words.chooseNote}
            onClick={() =>
              older &&
              newer &&
              void go({
                to: '/datasets/$datasetId/versions',
                params: { datasetId },
                search: { from: older.id, to: newer.id },
              })
            }
          >
            {older && newer ? words.compareTwo(older.number, newer.number) : words.compare}
          </Button>
        )}
      </div>
      <Card>
        <ol>
          {versions.map(version => (
            <VersionLine
              key={version.id}
              datasetId={datasetId}
              version={version}
              before={versions.find(({ number }) => number === version.number - 1)}
              isChosen={chosen.includes(version.id)}
              onChoose={versions.length > 1 ? isChosen => choose(version.id, isChosen) : undefined}
            />
          ))}
        </ol>
      </Card>
      {versions.length === 1 && <Empty>{words.empty}</Empty>}
    </>
  )
}

interface ComparisonProps {
  datasetId: string
  from: string
  to: string
  versions: readonly VersionSummary[]
}

function Comparison({ datasetId, from, to, versions }: ComparisonProps) {
  const called = (id: string) => {
    const version = versions.find(other => other.id === id)
    return version ? words.number(version.number) : '…'
  }
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-strong">{words.between(called(from), called(to))}</h2>
        <Link
          to="/datasets/$datasetId/versions"
          params={{ datasetId }}
          className="control inline-flex items-center rounded-control px-2 text-accent text-body hover:bg-hover"
        >
          {words.back}
        </Link>
      </div>
      <DiffView of={{ datasetId, from, to }} />
    </div>
  )
}
