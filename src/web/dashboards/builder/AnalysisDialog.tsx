import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AnalysisRequest } from '../../../contract/analysis/analysis.ts'
import type { TileConfig } from '../../../contract/dashboard.ts'
import type { DatasetTable } from '../../../contract/dataset.ts'
import { MethodForm } from '../../analysis/MethodForm.tsx'
import { MethodGallery } from '../../analysis/MethodGallery.tsx'
import { firstRequest, methods } from '../../analysis/methods.ts'
import { builderText as words } from '../../builderText.ts'
import { datasetQuery } from '../../datasets/queries.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { analysisDraft, type TileDraft } from './newTile.ts'

type Analysis = Extract<TileConfig, { kind: 'analysis' }>

interface Props {
  source: Analysis['source']
  /** Null: a method is still to be chosen. */
  request: Analysis['request'] | null
  onKeep: (draft: TileDraft) => void
  onClose: () => void
}

/** What an analysis of a tile asks: a method and its columns. Nothing is computed before it is kept. */
export function AnalysisDialog({ source, request, onKeep, onClose }: Props) {
  const { datasetId, tableId } = source
  const asked = useQuery(datasetQuery(datasetId))
  const table = asked.data?.tablesOfVersion.find(({ id }) => id === tableId)
  return (
    <Dialog open wide onClose={onClose} title={words.analysisTitle} description={asked.data?.name}>
      {asked.isError && <Fault error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton className="h-64" />}
      {table && <Asked source={source} request={request} table={table} onKeep={onKeep} />}
    </Dialog>
  )
}

function Asked({ source, request: first, table, onKeep }: Omit<Props, 'onClose'> & { table: DatasetTable }) {
  const [request, setRequest] = useState<Readonly<Record<string, unknown>> | null>(first)
  const [fault, setFault] = useState<Error | null>(null)
  const method = methods.find(({ type }) => type === request?.type)
  if (!method || !request)
    return (
      <MethodGallery columns={table.columns} onChoose={chosen => setRequest(firstRequest(chosen, table.columns))} />
    )
  const keep = (next: Readonly<Record<string, unknown>>) => {
    const { data, error } = AnalysisRequest.safeParse(next)
    if (data) onKeep(analysisDraft({ source, request: data }, table.columns))
    else setFault(error)
  }
  return (
    <>
      <MethodForm
        key={method.type}
        method={method}
        request={request}
        columns={table.columns}
        onAsk={next => (next === null ? setRequest(null) : keep(next))}
      />
      {fault && <Fault error={fault} />}
    </>
  )
}
