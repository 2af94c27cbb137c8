import { useQuery } from '@tanstack/react-query'
import { Copy, Rows3 } from 'lucide-react'
import type { Provenance } from '../../contract/provenance.ts'
import { analyticsRoutes } from '../../contract/routes/analytics.ts'
import type { Mark } from '../../core/chart/mark.ts'
import { none } from '../../core/words/writer.ts'
import { call } from '../api.ts'
import { formatExact, formatNumber } from '../format.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/Toast.tsx'
import { say } from '../words.ts'
import { BillLine } from './BillLine.tsx'
import { useSeeRows } from './useSeeRows.ts'

const words = text.figure

interface Props {
  mark: Extract<Mark, { kind: 'figure' }>
  onDone: () => void
}

/** One figure: what it is, from how many rows, which version, which file, and the way to the rows. */
export function FigureCard({ mark, onDone }: Props) {
  const { figure } = mark
  const asked = useQuery({
    queryKey: ['figure', figure],
    queryFn: ({ signal }) => call(analyticsRoutes.explainFigure, { body: { figure } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const seeRows = useSeeRows()
  if (asked.isError) return <Fault error={asked.error} onRetry={() => void asked.refetch()} />
  if (!asked.data) return <Waiting />
  const origin = asked.data
  return (
    <>
      <p className="num break-words font-semibold text-kpi">{written(origin, mark)}</p>
      <p className="text-body">{say(origin.definition)}</p>
      <BillLine bill={origin.bill} />
      <p className="mt-0.5 flex flex-wrap gap-x-2 text-label text-muted">
        <span>
          {words.version(origin.versionNumber)}{' '}
          <code className="font-mono" title={origin.versionHash}>
            {origin.versionHash.slice(0, 8)}
          </code>
        </span>
        <span className="break-all">
          {origin.fileName}
          {origin.sheet && ` · ${origin.sheet}`}
        </span>
      </p>
      <div className="mt-3 flex gap-2">
        <Button
          look="primary"
          onClick={() => {
            onDone()
            seeRows(figure.plan.source, origin.rows)
          }}
        >
          <Rows3 size={14} aria-hidden />
          {words.seeRows}
        </Button>
        <Button onClick={() => void copy(origin.sql)}>
          <Copy size={14} aria-hidden />
          {words.copySql}
        </Button>
      </div>
    </>
  )
}

function written({ value }: Provenance, { format }: Props['mark']): string {
  if (format) return formatExact(value, format)
  return value === null ? none : typeof value === 'number' ? formatNumber(value) : String(value)
}

async function copy(sql: string): Promise<void> {
  await navigator.clipboard.writeText(sql)
  toast(words.copied)
}

function Waiting() {
  return (
    <div aria-busy className="grid gap-2">
      <Skeleton className="h-8 w-32" />
      <Skeleton className="h-5 w-56" />
      <Skeleton className="h-4 w-64" />
      <Skeleton className="h-4 w-48" />
      <Skeleton className="mt-1 h-8 w-44" />
    </div>
  )
}
