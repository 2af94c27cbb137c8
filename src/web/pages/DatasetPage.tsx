import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import { Fault as ApiFault } from '../api.ts'
import { DashboardView } from '../dashboards/DashboardView.tsx'
import { OverviewView } from '../dashboards/OverviewView.tsx'
import { DatasetHead } from '../datasets/DatasetHead.tsx'
import { DatasetTabs, type Tab, tabs } from '../datasets/DatasetTabs.tsx'
import { datasetQuery } from '../datasets/queries.ts'
import { ReceiptView } from '../datasets/receipt/ReceiptView.tsx'
import { FigureCards } from '../figures/FigureCards.tsx'
import { RowsView } from '../grid/RowsView.tsx'
import { isTyping } from '../shell/useShortcuts.ts'
import { text } from '../text.ts'
import { Card } from '../ui/Card.tsx'
import { cx } from '../ui/cx.ts'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { OldVersion } from '../versions/OldVersion.tsx'

/** What an earlier version shows: its figures and its rows. */
const oldTabs = ['dashboard', 'data'] as const satisfies readonly Tab[]
/** Preparing and the receipt are about all rows. */
const ruledTabs = ['dashboard', 'explore', 'data', 'findings'] as const satisfies readonly Tab[]

const PrepareView = lazy(() => import('../prepare/PrepareView.tsx').then(module => ({ default: module.PrepareView })))
const AnalysisView = lazy(() =>
  import('../analysis/AnalysisView.tsx').then(module => ({ default: module.AnalysisView })),
)
const AskOnDashboard = lazy(() =>
  import('../ask/AskOnDashboard.tsx').then(module => ({ default: module.AskOnDashboard })),
)
const ExploreView = lazy(() => import('../explore/ExploreView.tsx').then(module => ({ default: module.ExploreView })))

/** One dataset: its dashboard, questions of one's own, its rows, its receipt. */
export function DatasetPage() {
  const { datasetId } = useParams({ from: '/shell/datasets/$datasetId' })
  const { version } = useSearch({ from: '/shell/datasets/$datasetId' })
  const asked = useQuery({
    ...datasetQuery(datasetId, version),
    // A file that is still being read opens by itself.
    refetchInterval: query => (isReading(query.state.error, query.state.data) ? 1500 : false),
  })
  if (asked.data && asked.data.status !== 'processing') return <Ready dataset={asked.data} />
  if (isReading(asked.error, asked.data))
    return (
      <>
        <h1 className="sr-only">{text.dataset.processing}</h1>
        <Empty>{`${text.dataset.processing} ${text.dataset.processingNote}`}</Empty>
      </>
    )
  if (asked.isError)
    return (
      <div className="mx-auto w-full max-w-xl p-6">
        <h1 className="sr-only">{text.common.failed}</h1>
        <Card className="mb-4">
          <Fault error={asked.error} onRetry={() => void asked.refetch()} />
        </Card>
        <Link to="/" className="text-accent text-body underline">
          {text.shell.goHome}
        </Link>
      </div>
    )
  return <Waiting />
}

function Ready({ dataset }: { dataset: Dataset }) {
  const search = useSearch({ from: '/shell/datasets/$datasetId' })
  const isOld = search.version !== undefined
  const shown = tabsOf(dataset, isOld)
  const tab = shown.find(name => name === search.tab) ?? 'dashboard'
  const table = dataset.tablesOfVersion.find(({ id }) => id === search.table) ?? dataset.tablesOfVersion[0]
  const isOverview = !isOld && tab === 'dashboard' && dataset.tablesOfVersion.length > 1 && !search.table
  const go = useNavigate()
  const { id: datasetId } = dataset
  const open = (next: Tab, tableId = search.table) =>
    void go({
      to: '/datasets/$datasetId',
      params: { datasetId },
      search: {
        ...(next !== 'dashboard' && { tab: next }),
        ...(tableId && { table: tableId }),
        ...(search.version && { version: search.version }),
        // What is being explored stays while one looks at the data.
        ...(tableId === search.table && search.q && { q: search.q }),
        ...(tableId === search.table && search.chart && { chart: search.chart }),
      },
    })
  useTabKeys(shown, open)
  return (
    <FigureCards>
      <div
        {...dropTarget(dataset, isOld)}
        className={cx(
          'mx-auto flex w-full max-w-[1440px] flex-1 flex-col px-4 pt-4 sm:px-6',
          // The grid scrolls by itself: the page around it stands still.
          tab === 'data' ? 'h-[calc(100dvh-49px)] min-h-96 flex-none pb-4' : 'pb-12',
        )}
      >
        {isOld && <OldVersion dataset={dataset} />}
        <DatasetHead dataset={dataset} tables={isOverview || !table ? dataset.tablesOfVersion : [table]} onTab={open} />
        <DatasetTabs
          tab={tab}
          tabs={shown}
          onTab={open}
          tables={dataset.tablesOfVersion}
          tableId={isOverview ? undefined : table?.id}
          hasOverview={!isOld && tab === 'dashboard'}
          onTable={tableId => open(tab, tableId ?? '')}
        >
          {isOverview ? (
            <OverviewView datasetId={datasetId} versionId={dataset.version.id} onOpen={id => open('dashboard', id)} />
          ) : table ? (
            <TabContent tab={tab} dataset={dataset} table={table} isOld={isOld} />
          ) : (
            <Empty>{text.grid.noRows}</Empty>
          )}
        </DatasetTabs>
      </div>
    </FigureCards>
  )
}

/** A newer file may be dropped on the page of a dataset, by who sees all of it. */
function dropTarget({ id, name, isRuled }: Dataset, isOld: boolean) {
  return isOld || isRuled ? {} : { 'data-dataset': id, 'data-dataset-name': name, 'data-dataset-page': '' }
}

function tabsOf({ isRuled }: Dataset, isOld: boolean): readonly Tab[] {
  if (isOld) return oldTabs
  return isRuled ? ruledTabs : tabs
}

interface Content {
  tab: Tab
  dataset: Dataset
  table: DatasetTable
  isOld: boolean
}

function TabContent({ tab, dataset, table, isOld }: Content) {
  if (tab === 'data')
    return <RowsView key={table.id} datasetId={dataset.id} versionId={dataset.version.id} table={table} />
  if (tab === 'receipt') return <ReceiptView dataset={dataset} table={table} />
  if (tab === 'explore')
    return (
      <Suspense fallback={<Skeleton className="h-96" />}>
        <ExploreView key={table.id} dataset={dataset} table={table} />
      </Suspense>
    )
  if (tab === 'findings')
    return (
      <Suspense fallback={<Skeleton className="h-96" />}>
        <AnalysisView key={table.id} dataset={dataset} table={table} />
      </Suspense>
    )
  if (tab === 'prepare')
    return (
      <Suspense fallback={<Skeleton className="h-96" />}>
        <PrepareView key={table.id} dataset={dataset} table={table} />
      </Suspense>
    )
  return (
    <>
      {!isOld && (
        // The place it takes is kept while it is loaded.
        <Suspense fallback={<div className="mb-4 h-8 pointer-coarse:h-11" />}>
          <AskOnDashboard key={table.id} dataset={dataset} table={table} />
        </Suspense>
      )}
      <DashboardView datasetId={dataset.id} tableId={table.id} versionId={dataset.version.id} columns={table.columns} />
    </>
  )
}

function isReading(error: unknown, dataset: Dataset | undefined): boolean {
  return dataset?.status === 'processing' || (error instanceof ApiFault && error.code === 'not_ready')
}

function useTabKeys(shown: readonly Tab[], open: (tab: Tab) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const tab = event.key === 'e' ? 'explore' : tabs[Number(event.key) - 1]
      if (tab && shown.includes(tab) && !isTyping(event) && !event.ctrlKey && !event.metaKey && !event.altKey) open(tab)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}

function Waiting() {
  return (
    <div aria-busy className="mx-auto grid w-full max-w-[1440px] gap-3 px-4 pt-4 sm:px-6">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-4 w-96 max-w-full" />
      <Skeleton className="mt-4 h-36" />
      <Skeleton className="h-80" />
    </div>
  )
}
